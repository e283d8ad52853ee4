#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

constexpr std::string_view rules =
    "rules: [{name: a, topic: 'p/{machine}', readings: [{metric: plant_v_meters_per_second, help: Velocity}, "
    "{metric: plant_t_celsius, help: Temperature}, {metric: plant_n_total, help: n, type: counter}, "
    "{metric: plant_wear, help: Wear}]}]\n"
    "sensors:\n- ";

TEST(Sensors, NameWhatIsWrongWithThem) {
    const fault_case cases[] = {
        {"{unit: K}", "3:3: 'metric' is missing"},
        {"{metric: plant_t_celsiu}",
         "3:12: metric: no rule makes 'plant_t_celsiu': did you mean 'plant_t_celsius'?"},
        {"{metric: plant_n_total}", "3:12: metric: 'plant_n_total' is a counter; only gauges are judged"},
        {"{metric: plant_wear, mach: {}}", "3:24: unknown key 'mach' in a sensor: did you mean 'match'?"},
        {"{metric: plant_wear, match: {mashine: a}}",
         "3:32: match: 'plant_wear' has no label 'mashine': did you mean 'machine'?"},
        {"{metric: plant_t_celsius, unit: mm/s}",
         "3:35: unit: 'mm/s' is meters_per_second, which 'plant_t_celsius' is not in by its name's ending"},
        {"{metric: plant_t_celsius, unit: °F}",
         "3:35: unit: '°F' has another zero than celsius, and panels only multiply: use '°C'"},
        {"{metric: plant_v_meters_per_second, unit: mms}",
         "3:45: unit: unknown unit 'mms': did you mean 'm/s'?"},
        {"{metric: plant_wear, hold: -1s}",
         "3:30: hold: expected a duration such as 500ms, 30s, 5m, 6h or 2d, found '-1s'"},
        {"{metric: plant_wear, silent_after: 25h}",
         "3:38: silent_after: the sensor is forgotten after 1d (forget_after) already"},
        {"{metric: plant_wear, trend: {}}", "3:31: trend: foresees the critical limit, and there is none"},
        {"{metric: plant_wear, limits: {critical: 1}, trend: {memory: 0s}}",
         "3:63: memory: expected a duration from 1s to 365d, found '0s'"},
        {"{metric: plant_wear}\n- {metric: plant_wear, match: {machine: a}}",
         "4:3: sensors: an entry for 'plant_wear' before this one takes all its sensors: the narrower entry "
         "goes first"},
        {"{metric: plant_wear, match: {machine: a}}\n- {metric: plant_wear}", "ok"},
    };
    expect_faults(rules, cases);
}

TEST(Sensors, NameWhatIsWrongWithTheirLimits) {
    const fault_case cases[] = {
        {"{warning: high}", "3:42: warning: expected a finite number, found 'high'"},
        {"{warn: 5}",
         "3:33: unknown key 'warn' in limits of a sensor: known are 'warning', 'critical', 'low_warning', "
         "'low_critical' and 'iso_20816_3'"},
        {"{warning: 5, critical: 5}", "3:55: critical: is not above warning"},
        {"{low_warning: 5, low_critical: 6}", "3:46: low_warning: is not above low_critical"},
        {"{warning: 5, low_warning: 5}", "3:42: warning: is not above low_warning"},
        {"{critical: 5, low_critical: 6}", "3:43: critical: is not above low_critical"},
        {"{iso_20816_3: {group: 1, support: rigid}}",
         "3:46: iso_20816_3: is about vibration velocity, in meters_per_second, which 'plant_wear' is not"},
        {"{warning: 1, critical: 2, low_warning: 0, low_critical: -1}", "ok"},
        {"5", "3:32: limits: expected a mapping, found a single value"},
    };
    expect_faults(std::string{rules} + "{metric: plant_wear, limits: ", cases, "}");
}

TEST(Sensors, NameWhatIsWrongWithAStandard) {
    const fault_case cases[] = {
        {"{group: 3, support: rigid}", "3:69: group: expected a whole number from 1 to 2, found '3'"},
        {"{group: 1, support: soft}", "3:81: support: unknown word 'soft': known are 'rigid' and 'flexible'"},
        {"{support: rigid}", "3:61: iso_20816_3: 'group' is missing"},
        {"{group: 1, support: rigid}, warning: 5", "3:98: warning: iso_20816_3 sets it already"},
        {"rigid",
         "3:61: iso_20816_3: expected a mapping, found a single value\n3:61: iso_20816_3: 'group' is "
         "missing\n"
         "3:61: iso_20816_3: 'support' is missing"},
    };
    expect_faults(std::string{rules} + "{metric: plant_v_meters_per_second, limits: {iso_20816_3: ", cases,
                  "}}");
}

TEST(Sensors, TakeTheZonesOfTheStandard) {
    struct {
        std::string_view machine;
        double warning, critical;
    } const cases[] = {
        {"{group: 1, support: rigid}", 0.0045, 0.0071},
        {"{group: 1, support: flexible}", 0.0071, 0.011},
        {"{group: 2, support: rigid}", 0.0028, 0.0045},
        {"{group: 2, support: flexible}", 0.0045, 0.0071},
    };
    for (const auto& [machine, warning, critical] : cases) {
        const auto all =
            good(std::string{rules} +
                 "{metric: plant_v_meters_per_second, limits: {iso_20816_3: " + std::string{machine} + "}}");
        ASSERT_EQ(all.sensors.size(), 1U);
        EXPECT_DOUBLE_EQ(all.sensors[0].limits.warning.value(), warning) << machine;
        EXPECT_DOUBLE_EQ(all.sensors[0].limits.critical.value(), critical) << machine;
        EXPECT_EQ(all.sensors[0].limits.low_warning, std::nullopt);
    }
}

TEST(Sensors, AreReadAsTheirMetricIsWhenNothingElseIsSaid) {
    const auto all = good(std::string{rules} + "{metric: plant_t_celsius, limits: {warning: 80}}");
    ASSERT_EQ(all.sensors.size(), 1U);
    const auto& about = all.sensors[0];
    EXPECT_EQ(about.quantity, "Temperature");
    EXPECT_EQ(about.unit, "°C");
    EXPECT_EQ(about.display_factor, 1);
    EXPECT_EQ(about.limits.warning, 80);
    EXPECT_EQ(about.limits.critical, std::nullopt);
    EXPECT_EQ(about.hold, 60s);
    EXPECT_EQ(about.silent_after, 60s);
    EXPECT_FALSE(about.crossing);
}

TEST(Sensors, OfAMetricWithoutAUnitAreShownInAnyWord) {
    const auto all = good(std::string{rules} + "{metric: plant_wear, unit: points, limits: {warning: 3}}");
    ASSERT_EQ(all.sensors.size(), 1U);
    EXPECT_EQ(all.sensors[0].unit, "points");
    EXPECT_EQ(all.sensors[0].display_factor, 1);
    EXPECT_EQ(all.sensors[0].limits.warning, 3);
}

}  // namespace
}  // namespace vigie::config
