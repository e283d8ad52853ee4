#include "agent/config/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vigie::config {

namespace {

using namespace std::string_view_literals;

/// Of other exporters, and the agent's own.
constexpr std::array foreign_prefixes{"node_"sv, "machine_"sv, "container_"sv, "kube_"sv, "vigie_"sv};

/// What the agent says of sensors and machines beside their values.
constexpr std::array verdicts{"plant_sensor_"sv, "plant_machine_state"sv};

/// Endings of a histogram's and a summary's series.
constexpr std::array parts{"_count"sv, "_sum"sv, "_bucket"sv};

/// Given by Prometheus or by its operator in Kubernetes; a scraped label of the same name would be renamed.
constexpr std::array scrape_labels{"job"sv,       "instance"sv, "namespace"sv, "pod"sv,
                                   "container"sv, "endpoint"sv, "service"sv,   "node"sv};

/// Given by the agent to what it says of a sensor, beside the sensor's own.
constexpr std::array verdict_labels{"metric"sv, "side"sv,   "severity"sv, "quantity"sv,
                                    "unit"sv,   "broker"sv, "fault"sv};

bool is_name(std::string_view name, bool colon) {
    const auto is_letter = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colon && c == ':');
    };
    return !name.empty() && is_letter(name.front()) &&
           std::ranges::all_of(name, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string fault_of_metric_name(std::string_view name, metric_type type) {
    if (!is_name(name, false))
        return fmt::format("'{}' is no metric name: letters, digits and '_' only, no digit first", name);
    for (const auto prefix : foreign_prefixes)
        if (name.starts_with(prefix))
            return fmt::format("metric '{}' begins with '{}', which is not for rules: choose another name",
                               name, prefix);
    for (const auto prefix : verdicts)
        if (name.starts_with(prefix))
            return fmt::format(
                "metric '{}' begins with '{}', as what the agent says itself: choose another name", name,
                prefix);
    if (type == metric_type::counter)
        return name.ends_with("_total") ? ""
                                        : fmt::format("metric '{0}' is a counter: call it '{0}_total'", name);
    if (name.ends_with("_total"))
        return fmt::format("metric '{}' is a gauge: leave '_total' to counters, or write 'type: counter'",
                           name);
    for (const auto ending : parts)
        if (name.ends_with(ending))
            return fmt::format("metric '{}' is a gauge: leave '{}' to histograms and summaries", name,
                               ending);
    return {};
}

std::string fault_of_label_name(std::string_view name) {
    if (!is_name(name, false))
        return fmt::format("'{}' is no label name: letters, digits and '_' only, no digit first", name);
    if (name.starts_with("__"))
        return fmt::format("label '{}' begins with '__', which Prometheus keeps to itself", name);
    if (name == "le" || name == "quantile")
        return fmt::format("label '{}' is for histograms and summaries: choose another name", name);
    if (std::ranges::find(scrape_labels, name) != scrape_labels.end())
        return fmt::format("label '{}' is given by Prometheus when it scrapes: choose another name", name);
    if (std::ranges::find(verdict_labels, name) != verdict_labels.end())
        return fmt::format(
            "label '{}' is given by the agent to what it says of a sensor: choose another name", name);
    return {};
}

std::string fault_of_plain_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    const bool good = name.size() <= longest && std::ranges::all_of(name, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                 c == '_' || c == '-';
                      });
    return good ? "" : fmt::format("letters, digits, '-' and '_' only, at most {}", longest);
}

}  // namespace vigie::config
