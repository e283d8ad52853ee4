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
constexpr std::array verdicts{"plant_sensor_"sv,
                              "plant_machine_state"sv,
                              "plant_machine_condition"sv,
                              "plant_machine_learned"sv,
                              "plant_machine_deviation"sv,
                              "plant_machine_time_to_severe"sv,
                              "plant_machine_pattern"sv,
                              "plant_machine_indicator"sv,
                              "plant_machine_operating"sv,
                              "plant_machine_under_maintenance"sv,
                              "plant_machine_restarts"sv,
                              "plant_machine_relearns"sv,
                              "plant_machine_sensitivity"sv};

/// Of the agent's process, on the same page.
constexpr std::array own_process{"process_cpu_seconds_total"sv, "process_resident_memory_bytes"sv,
                                 "process_start_time_seconds"sv};

/// Beginnings, or whole names, that dashboards and rules of others look for.
struct well_known {
    std::string_view begin, whose;
    bool whole = false;
};
constexpr std::array elsewhere{
    well_known{"go_"sv, "every exporter written in Go"sv},
    well_known{"python_"sv, "every exporter written in Python"sv},
    well_known{"jvm_"sv, "every exporter written in Java"sv},
    well_known{"process_open_fds"sv, "every exporter"sv, true},
    well_known{"process_max_fds"sv, "every exporter"sv, true},
    well_known{"process_virtual_memory_bytes"sv, "every exporter"sv, true},
    well_known{"process_virtual_memory_max_bytes"sv, "every exporter"sv, true},
    well_known{"promhttp_"sv, "every exporter written in Go"sv},
    well_known{"prometheus_"sv, "Prometheus"sv},
    well_known{"alertmanager_"sv, "Alertmanager"sv},
    well_known{"scrape_"sv, "Prometheus, of each scrape"sv},
    well_known{"up"sv, "Prometheus, of each scrape"sv, true},
    well_known{"ALERTS"sv, "Prometheus, of its alerts"sv, true},
    well_known{"ALERTS_FOR_STATE"sv, "Prometheus, of its alerts"sv, true},
    well_known{"grafana_"sv, "Grafana"sv},
    well_known{"kubelet_"sv, "the kubelet"sv},
    well_known{"apiserver_"sv, "the API server of Kubernetes"sv},
    well_known{"etcd_"sv, "etcd"sv},
    well_known{"coredns_"sv, "CoreDNS"sv},
    well_known{"windows_"sv, "windows_exporter"sv},
    well_known{"smartctl_"sv, "smartctl_exporter"sv},
    well_known{"ipmi_"sv, "ipmi_exporter"sv},
    well_known{"probe_success"sv, "blackbox_exporter"sv, true},
    well_known{"probe_duration_seconds"sv, "blackbox_exporter"sv, true},
    well_known{"http_requests_total"sv, "programs that serve HTTP"sv, true},
    well_known{"http_request_duration_seconds"sv, "programs that serve HTTP"sv, true},
};

/// What dashboards, alerts and the judgement of machines go by.
constexpr std::array places{"site"sv, "line"sv, "machine"sv, "sensor"sv, "axis"sv};

/// Endings of a histogram's and a summary's series.
constexpr std::array parts{"_count"sv, "_sum"sv, "_bucket"sv};

/// Given by Prometheus or by its operator in Kubernetes; a scraped label of the same name would be renamed.
constexpr std::array scrape_labels{"job"sv,       "instance"sv, "namespace"sv, "pod"sv,
                                   "container"sv, "endpoint"sv, "service"sv,   "node"sv};

/// Given by the agent to what it says of a sensor, beside the sensor's own.
constexpr std::array verdict_labels{"metric"sv, "side"sv,  "severity"sv, "quantity"sv, "unit"sv,
                                    "broker"sv, "fault"sv, "pattern"sv,  "bound"sv,    "slot"sv};

/// "Machine" and "machines" for "machine".
bool is_nearly(std::string_view name, std::string_view word) {
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    const bool begins =
        name.size() >= word.size() && std::ranges::equal(name.substr(0, word.size()), word, same);
    return begins && name != word && (name.size() == word.size() || name.substr(word.size()) == "s");
}

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
    if (std::ranges::find(own_process, name) != own_process.end())
        return fmt::format("metric '{}' is what the agent says of its own process: choose another name",
                           name);
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

std::string warning_of_metric_name(std::string_view name) {
    for (const auto& known : elsewhere)
        if (known.whole ? name == known.begin : name.starts_with(known.begin))
            return fmt::format(
                "'{}' is a name that {} uses: dashboards and rules for that would mean it, too", name,
                known.whose);
    return {};
}

std::string warning_of_label_name(std::string_view name) {
    if (name.starts_with("exported_"))
        return fmt::format(
            "Prometheus calls labels 'exported_…' that clash with its own: '{}' looks like one", name);
    for (const auto known : places)
        if (is_nearly(name, known))
            return fmt::format("label '{}' is not '{}', which dashboards and alerts go by", name, known);
    for (const auto known : scrape_labels)
        if (is_nearly(name, known))
            return fmt::format("label '{}' is easily mistaken for '{}', which Prometheus gives", name, known);
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
