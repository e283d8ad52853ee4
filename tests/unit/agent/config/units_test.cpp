#include "agent/config/units.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace vigie::config {
namespace {

TEST(Units, ConvertToTheirBase) {
    struct {
        std::string_view symbol;
        double shown, base;
        std::string_view base_name;
    } const cases[] = {
        {"mm/s", 4.5, 0.0045, "meters_per_second"},
        {"in/s", 1, 0.0254, "meters_per_second"},
        {"°C", 20, 20, "celsius"},
        {"K", 273.15, 0, "celsius"},
        {"°F", 212, 100, "celsius"},
        {"°F", -40, -40, "celsius"},
        {"mA", 20, 0.02, "amperes"},
        {"bar", 6, 600'000, "pascals"},
        {"mbar", 1013.25, 101'325, "pascals"},
        {"kPa", 1, 1'000, "pascals"},
        {"MPa", 1, 1'000'000, "pascals"},
        {"psi", 14.5037737730, 100'000, "pascals"},
        {"rpm", 1'500, 25, "hertz"},
        {"%", 75, 0.75, "ratio"},
        {"kW", 1.5, 1'500, "watts"},
        {"l/min", 60'000, 1, "cubic_meters_per_second"},
        {"ms", 250, 0.25, "seconds"},
        {"g", 1, 9.80665, "meters_per_second_squared"},
        {"kWh", 1, 3'600'000, "joules"},
    };
    for (const auto& [symbol, shown, base, base_name] : cases) {
        const auto found = find_unit(symbol);
        ASSERT_TRUE(found) << symbol;
        EXPECT_NEAR(shown * found->to_base_scale + found->to_base_offset, base, 1e-6 * (1 + std::abs(base)))
            << symbol;
        EXPECT_EQ(found->base_name, base_name) << symbol;
    }
    EXPECT_FALSE(find_unit("MM/S"));
    EXPECT_FALSE(find_unit(""));
}

TEST(Units, BeginEachBaseWithTheBaseItself) {
    std::set<std::string_view> bases, symbols;
    for (const auto& each : all_units()) {
        if (bases.insert(each.base_name).second) {
            EXPECT_EQ(each.to_base_scale, 1) << each.symbol;
            EXPECT_EQ(each.to_base_offset, 0) << each.symbol;
        }
        EXPECT_TRUE(symbols.insert(each.symbol).second) << each.symbol;
    }
}

TEST(Units, AreReadFromTheEndOfAMetricsName) {
    const auto symbol = [](std::string_view metric) {
        const auto found = unit_of_metric(metric);
        return found ? found->symbol : "none";
    };
    EXPECT_EQ(symbol("plant_temperature_celsius"), "°C");
    EXPECT_EQ(symbol("plant_energy_joules_total"), "J");
    EXPECT_EQ(symbol("plant_vibration_velocity_meters_per_second"), "m/s");
    EXPECT_EQ(symbol("plant_flow_cubic_meters_per_second"), "m³/s");
    EXPECT_EQ(symbol("plant_acceleration_meters_per_second_squared"), "m/s²");
    EXPECT_EQ(symbol("plant_level_meters"), "m");
    EXPECT_EQ(symbol("plant_parameters"), "none");
    EXPECT_EQ(symbol("plant_machine_online"), "none");
    EXPECT_EQ(symbol("celsius"), "none");
}

}  // namespace
}  // namespace vigie::config
