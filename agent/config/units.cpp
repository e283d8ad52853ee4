#include "agent/config/units.hpp"

#include "libs/yaml/nearest.hpp"

#include <algorithm>
#include <array>

namespace vigie::config {

namespace {

constexpr double inch = 0.0254;
constexpr double standard_gravity = 9.80665;

/// Of each base unit the first row has scale 1: what the metric itself is in.
constexpr std::array units{
    unit{"m/s", "meters_per_second"},
    unit{"mm/s", "meters_per_second", 1e-3},
    unit{"in/s", "meters_per_second", inch},
    unit{"m/s²", "meters_per_second_squared"},
    unit{"g", "meters_per_second_squared", standard_gravity},
    unit{"m", "meters"},
    unit{"mm", "meters", 1e-3},
    unit{"µm", "meters", 1e-6},
    unit{"°C", "celsius"},
    unit{"K", "celsius", 1, -273.15},
    unit{"°F", "celsius", 5.0 / 9, -160.0 / 9},
    unit{"A", "amperes"},
    unit{"mA", "amperes", 1e-3},
    unit{"V", "volts"},
    unit{"mV", "volts", 1e-3},
    unit{"W", "watts"},
    unit{"kW", "watts", 1e3},
    unit{"J", "joules"},
    unit{"kWh", "joules", 3.6e6},
    unit{"Pa", "pascals"},
    unit{"kPa", "pascals", 1e3},
    unit{"MPa", "pascals", 1e6},
    unit{"mbar", "pascals", 1e2},
    unit{"bar", "pascals", 1e5},
    unit{"psi", "pascals", 6894.757293168},
    unit{"N", "newtons"},
    unit{"kN", "newtons", 1e3},
    unit{"N·m", "newton_meters"},
    unit{"Hz", "hertz"},
    unit{"rpm", "hertz", 1.0 / 60},
    unit{"m³/s", "cubic_meters_per_second"},
    unit{"m³/h", "cubic_meters_per_second", 1.0 / 3600},
    unit{"l/min", "cubic_meters_per_second", 1e-3 / 60},
    unit{"ratio", "ratio"},
    unit{"%", "ratio", 1e-2},
    unit{"s", "seconds"},
    unit{"ms", "seconds", 1e-3},
    unit{"min", "seconds", 60},
    unit{"h", "seconds", 3600},
    unit{"B", "bytes"},
};

bool ends_in(std::string_view metric, std::string_view base) {
    return metric.size() > base.size() && metric.ends_with(base) &&
           metric[metric.size() - base.size() - 1] == '_';
}

}  // namespace

std::optional<unit> find_unit(std::string_view symbol) noexcept {
    const auto* const found = std::ranges::find(units, symbol, &unit::symbol);
    return found == units.end() ? std::nullopt : std::optional{*found};
}

std::optional<unit> unit_of_metric(std::string_view metric) noexcept {
    constexpr std::string_view counter = "_total";
    if (metric.ends_with(counter)) metric.remove_suffix(counter.size());
    std::optional<unit> longest;  // cubic_meters_per_second ends in meters_per_second, too
    for (const auto& each : units)
        if (ends_in(metric, each.base_name) &&
            (!longest || each.base_name.size() > longest->base_name.size()))
            longest = each;
    return longest;
}

std::span<const unit> all_units() noexcept {
    return units;
}

std::string unit_suggestion(std::string_view symbol) {
    std::array<std::string_view, units.size()> symbols;
    std::ranges::transform(units, symbols.begin(), &unit::symbol);
    return yaml::suggestion(symbol, symbols);
}

}  // namespace vigie::config
