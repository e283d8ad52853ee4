#include "agent/verbs/metric_guess.hpp"

#include "agent/config/names.hpp"
#include "agent/config/units.hpp"

#include <gtest/gtest.h>

namespace vigie::verbs {
namespace {

TEST(MetricGuess, KnowsQuantitiesAndTheUnitsThatNamesSay) {
    struct {
        std::string_view name, told_unit, metric, unit;
    } const cases[] = {
        {"temperature", "", "plant_temperature_celsius", "°C"},
        {"Temp", "°F", "plant_temperature_celsius", "°F"},
        {"motorTemp", "", "plant_motor_temperature_celsius", "°C"},
        {"temp_c", "", "plant_temperature_celsius", "°C"},
        {"oil-pressure-bar", "", "plant_oil_pressure_pascals", "bar"},
        {"pressure", "", "plant_pressure", ""},
        {"pressure", "kPa", "plant_pressure_pascals", "kPa"},
        {"speedRpm", "", "plant_speed_hertz", "rpm"},
        {"humidity", "", "plant_humidity_ratio", "%"},
        {"wear", "", "plant_wear", ""},
        {"wear", "furlongs", "plant_wear", ""},
        {"co2", "", "plant_carbon_dioxide_ratio", ""},
        {"", "", "plant_value", ""},
        {"état", "", "plant_tat", ""},
    };
    for (const auto& [name, told_unit, metric, unit] : cases) {
        const auto made = guess_metric(name, told_unit);
        EXPECT_EQ(made.metric, metric) << name;
        EXPECT_EQ(made.unit, unit) << name;
        EXPECT_FALSE(made.help.empty()) << name;
    }
}

TEST(MetricGuess, IsANameThatTheLoaderTakesWhateverADeviceCallsIt) {
    for (const std::string name :
         {"total", "restart_count", "sum", "sensor_x", "machine_state", "node", "seconds", "a_seconds",
          "x_ratio", "7", "!!!", "plant", "some_total", "_", "bucket"}) {
        const auto made = guess_metric(name, {});
        EXPECT_EQ(config::fault_of_metric_name(made.metric, config::metric_type::gauge), "") << name;
        EXPECT_TRUE(!made.unit.empty() || !made.scale.empty() || !config::unit_of_metric(made.metric))
            << made.metric << " says a unit that nobody told";
    }
    EXPECT_LT(guess_metric(std::string(5'000, 'a'), {}).metric.size(), 200U);
}

}  // namespace
}  // namespace vigie::verbs
