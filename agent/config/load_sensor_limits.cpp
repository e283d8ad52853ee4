#include "agent/config/iso_20816.hpp"
#include "agent/config/sections.hpp"

#include <fmt/format.h>

namespace vigie::config {

namespace {

constexpr std::pair<std::string_view, std::string_view> supports[] = {{"rigid", "rigid"},
                                                                      {"flexible", "flexible"}};

sensor_limits by_standard(const mapping& section, std::string_view metric) {
    for (const std::string_view key : {"warning", "critical"})
        if (section.has(key)) section.fault(key, fmt::format("{}: iso_20816_3 sets it already", key));
    const auto of_metric = unit_of_metric(metric);
    if (!of_metric || of_metric->base_name != "meters_per_second")
        section.fault("iso_20816_3",
                      fmt::format("iso_20816_3: is about vibration velocity, in meters_per_second, which "
                                  "'{}' is not",
                                  metric));
    const mapping choice(*section.find("iso_20816_3"), "iso_20816_3", keys::iso_20816_3, section.faults());
    int group = 0;
    std::string_view support;
    for (const std::string_view key : {"group", "support"})
        if (!choice.has(key)) section.fault("iso_20816_3", fmt::format("iso_20816_3: '{}' is missing", key));
    const bool grouped = choice.integer("group", group, 1, 2);
    if (!choice.choice("support", support, supports) || !grouped) return {};
    const auto zones = iso_20816_3(group, support).value();
    const auto to_base = find_unit("mm/s")->to_base_scale;
    sensor_limits found;
    found.warning = zones.b_c * to_base;
    found.critical = zones.c_d * to_base;
    return found;
}

/// `later` lies beyond `earlier` on the way up.
void check_order(const mapping& section, std::string_view earlier, const std::optional<double>& low,
                 std::string_view later, const std::optional<double>& high) {
    if (low && high && *low >= *high)
        section.fault(later, fmt::format("{}: is not above {}", later, earlier));
}

}  // namespace

sensor_limits load_sensor_limits(const mapping& of_sensor, std::string_view metric,
                                 const std::optional<unit>& in) {
    const auto* node = of_sensor.find("limits");
    if (node == nullptr) return {};
    const mapping section(*node, "limits", keys::sensor_limits, of_sensor.faults());
    sensor_limits found;
    if (section.has("iso_20816_3")) found = by_standard(section, metric);

    const auto read = [&](std::string_view key, std::optional<double>& to) {
        double shown = 0;
        if (section.number(key, shown)) to = in ? shown * in->to_base_scale + in->to_base_offset : shown;
    };
    if (!section.has("iso_20816_3")) {
        read("warning", found.warning);
        read("critical", found.critical);
    }
    read("low_warning", found.low_warning);
    read("low_critical", found.low_critical);

    check_order(section, "warning", found.warning, "critical", found.critical);
    check_order(section, "low_critical", found.low_critical, "low_warning", found.low_warning);
    const auto& high = found.warning ? found.warning : found.critical;
    const auto& low = found.low_warning ? found.low_warning : found.low_critical;
    check_order(section, found.low_warning ? "low_warning" : "low_critical", low,
                found.warning ? "warning" : "critical", high);
    return found;
}

}  // namespace vigie::config
