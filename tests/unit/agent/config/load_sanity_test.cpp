#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

constexpr std::string_view rules =
    "rules: [{name: a, topic: 'p/{machine}', time: /ts, readings: [{metric: plant_v_meters_per_second, help: "
    "V, value: /v}, {metric: plant_t_celsius, help: T, value: /t}]}, {name: b, topic: 'q/{machine}', "
    "readings: "
    "[{metric: plant_wear, help: W, value: /w}]}]\n"
    "sensors:\n- ";

TEST(Sanity, NamesWhatIsWrongWithIt) {
    const fault_case cases[] = {
        {"{metric: plant_wear, range: 5}",
         "3:31: range: expected the lowest and the highest value, such as [-40, 150]"},
        {"{metric: plant_wear, range: [1, x]}",
         "3:31: range: expected the lowest and the highest value, such as [-40, 150]"},
        {"{metric: plant_wear, range: [5, 5]}", "3:31: range: the second value is not above the first"},
        {"{metric: plant_wear, limits: {critical: 6}, range: [0, 5]}",
         "3:54: range: the critical limit lies outside, where no value is believed"},
        {"{metric: plant_wear, limits: {critical: 5}, range: [0, 5]}", "ok"},
        {"{metric: plant_wear, rate: {per: 1s}}",
         "3:30: rate: 'most' is missing: the most that the value changes within 'per'"},
        {"{metric: plant_wear, rate: {most: 0}}", "3:37: most: a change is above 0"},
        {"{metric: plant_wear, rate: {most: 5, pro: 1s}}",
         "3:40: unknown key 'pro' in rate: known are 'most' and 'per'"},
        {"{metric: plant_wear, rate: 5}",
         "3:30: rate: expected a mapping, found a single value\n3:30: rate: 'most' is missing: the most that "
         "the value changes within 'per'"},
        {"{metric: plant_wear, interval: 0s}",
         "3:34: interval: expected a duration from 10ms to 30d, found '0s'"},
        {"{metric: plant_wear, interval: 10s, silent_after: 9s}",
         "3:53: silent_after: is less than interval, 10s"},
        {"{metric: plant_wear, interval: 8h}",
         "3:34: interval: the sensor is forgotten after 1d (forget_after) already"},
        {"{metric: plant_wear, interval: 10s, stuck_after: 19s}",
         "3:52: stuck_after: is less than two intervals"},
        {"{metric: plant_t_celsius, clock_skew: 2h}",
         "3:41: clock_skew: expected a duration from 1s to 1h, found '2h'"},
        {"{metric: plant_wear, clock_skew: 1m}",
         "3:36: clock_skew: no rule that makes 'plant_wear' has a 'time'"},
        {"{metric: plant_t_celsius, clock_skew: 1m}\nclock: payload",
         "3:41: clock_skew: only 'clock: arrival' has a clock to compare with"},
    };
    expect_faults(rules, cases);
}

TEST(Sanity, IsReadInTheUnitThatPeopleRead) {
    const auto all =
        good(std::string{rules} +
             "{metric: plant_v_meters_per_second, unit: mm/s, range: [0, 100], rate: {most: 5, per: "
             "1m}, stuck_after: 1h, interval: 20s, clock_skew: 5m}");
    ASSERT_EQ(all.sensors.size(), 1U);
    const auto& about = all.sensors[0];
    EXPECT_DOUBLE_EQ(about.range.value().high, 0.1);
    EXPECT_DOUBLE_EQ(about.rate.value().most, 0.005);
    EXPECT_EQ(about.rate->per, 60s);
    EXPECT_EQ(about.stuck_after, 1h);
    EXPECT_EQ(about.clock_skew, 5min);
    EXPECT_EQ(about.interval, 20s);
    EXPECT_EQ(about.silent_after, 60s) << "three intervals";
}

TEST(Sanity, OfAnIntervalLeavesSilenceToWhoeverNamesIt) {
    EXPECT_EQ(good(std::string{rules} + "{metric: plant_wear, interval: 10s, silent_after: 5m}")
                  .sensors[0]
                  .silent_after,
              5min);
    EXPECT_EQ(good(std::string{rules} + "{metric: plant_wear, interval: 10ms}").sensors[0].silent_after, 1s);
    EXPECT_EQ(good(std::string{rules} + "{metric: plant_wear}").sensors[0].silent_after, 60s);
}

}  // namespace
}  // namespace vigie::config
