#include "agent/config/sections.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <set>

namespace vigie::config {

namespace {

constexpr std::size_t most_sensors = 10'000;

void load_match(const mapping& section, const metric_catalogue::entry* made, sensor& to) {
    bool all_known = made != nullptr;
    for (auto& [name, text, key_mark, value_mark] : section.pairs("match")) {
        if (made != nullptr && !made->may_have(name)) {
            all_known = false;
            const std::vector<std::string_view> known(made->labels.begin(), made->labels.end());
            section.faults().add(key_mark, known.empty()
                                               ? fmt::format("match: '{}' has no labels", to.metric)
                                               : fmt::format("match: '{}' has no label '{}': {}", to.metric,
                                                             name, yaml::suggestion(name, known)));
        }
        to.match.emplace(std::move(name), std::move(text));
    }
    if (all_known && !made->may_have(to.match))
        section.warn("match", fmt::format("match: no rule makes a series of '{}' with all of these labels",
                                          to.metric));
}

/// How people read the sensor; without `unit`, what the metric itself is in.
std::optional<unit> load_unit(const mapping& section, sensor& to) {
    const auto of_metric = unit_of_metric(to.metric);
    if (!section.filled_text("unit", to.unit)) {
        if (of_metric) to.unit = of_metric->symbol;
        return of_metric;
    }
    const auto shown = find_unit(to.unit);
    if (!shown) {
        // A metric without a unit of its own is shown in whatever people call it.
        if (of_metric)
            section.fault("unit",
                          fmt::format("unit: unknown unit '{}': {}", to.unit, unit_suggestion(to.unit)));
        return std::nullopt;
    }
    if (to.metric.empty()) return shown;
    if (!of_metric || of_metric->base_name != shown->base_name) {
        section.fault("unit", fmt::format("unit: '{}' is {}, which '{}' is not in by its name's ending",
                                          to.unit, shown->base_name, to.metric));
        return std::nullopt;
    }
    if (shown->to_base_offset != 0) {
        section.fault("unit",
                      fmt::format("unit: '{}' has another zero than {}, and panels only multiply: use '{}'",
                                  to.unit, shown->base_name, of_metric->symbol));
        return std::nullopt;
    }
    to.display_factor = 1 / shown->to_base_scale;
    return shown;
}

void load_trend(const mapping& section, sensor& to) {
    const auto* node = section.find("trend");
    if (node == nullptr) return;
    to.crossing.emplace();
    const mapping of_trend(*node, "trend", keys::trend, section.faults());
    of_trend.time_span("memory", to.crossing->memory, 1s, 365 * 24h);
    of_trend.time_span("horizon", to.crossing->horizon, 1s, 365 * 24h);
    if (!to.limits.critical && !to.limits.low_critical)
        section.fault("trend", "trend: foresees the critical limit, and there is none");
}

sensor load_sensor(const YAML::Node& node, const agent& so_far, const metric_catalogue& metrics,
                   fault_list& faults) {
    sensor to;
    const mapping section(node, "sensors", keys::sensor, faults);
    const auto* made = load_told(section, metrics, to);
    const auto in = load_unit(section, to);
    to.limits = load_sensor_limits(section, to.metric, in);
    section.time_span("hold", to.hold, 0s, 30 * 24h);
    load_sanity(section, so_far, made, in, to);
    load_trend(section, to);
    return to;
}

}  // namespace

const metric_catalogue::entry* load_gauge(const mapping& section, const metric_catalogue& metrics,
                                          std::string& metric) {
    if (!section.required_text("metric", metric)) return nullptr;
    const auto* made = metrics.find(metric);
    if (made == nullptr) {
        const auto known = section.faults().full() ? std::vector<std::string_view>{} : metrics.names();
        const auto meant = yaml::nearest(metric, known);
        section.fault("metric", fmt::format("metric: no rule makes '{}'{}", metric,
                                            meant ? fmt::format(": did you mean '{}'?", *meant) : ""));
    } else if (made->type == metric_type::counter) {
        section.fault("metric", fmt::format("metric: '{}' is a counter; only gauges are judged", metric));
    }
    return made;
}

const metric_catalogue::entry* load_told(const mapping& section, const metric_catalogue& metrics,
                                         sensor& to) {
    const auto* made = load_gauge(section, metrics, to.metric);
    load_match(section, made, to);
    if (!section.filled_text("quantity", to.quantity)) to.quantity = made != nullptr ? made->help : to.metric;
    return made;
}

void load_sensors(const mapping& file, const agent& so_far, const metric_catalogue& metrics,
                  std::vector<sensor>& to) {
    std::set<std::pair<std::string, std::map<std::string, std::string>>> seen;
    for (const auto& node : file.sequence("sensors")) {
        if (to.size() == most_sensors) {
            file.faults().add(node.Mark(),
                              fmt::format("more than {} sensors: match several by one entry", most_sensors));
            return;
        }
        to.push_back(load_sensor(node, so_far, metrics, file.faults()));
        const auto& last = to.back();
        const bool shadowed =
            seen.contains({last.metric, {}}) || !seen.emplace(last.metric, last.match).second;
        if (shadowed && !last.metric.empty())
            file.faults().add(node.Mark(),
                              fmt::format("sensors: an entry for '{}' before this one takes all its sensors: "
                                          "the narrower entry goes first",
                                          last.metric));
    }
}

}  // namespace vigie::config
