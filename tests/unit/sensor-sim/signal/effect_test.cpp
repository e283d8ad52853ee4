#include "sensor-sim/signal/effect.hpp"

#include <gtest/gtest.h>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

sensor series(std::string tail) {
    const auto what = tail.starts_with("vibration") ? quantity::vibration : quantity::temperature;
    return {.what = what, .tail = std::move(tail)};
}

effect alone(const fault& f, const std::string& tail, plant_time t) {
    return effect_at({&f, 1}, series(tail), t);
}

TEST(BearingWear, GrowsSlowlyThenFast) {
    const fault f{
        .kind = fault_kind::bearing_wear, .at = 3h, .over = 4h, .amount = 5, .target = "vibration/drive-end"};
    const std::pair<plant_time, double> cases[] = {{0h, 1},    {3h, 1}, {5h, 1.89},
                                                   {6h, 2.97}, {7h, 5}, {20h, 5}};
    for (const auto& [at, factor] : cases)
        EXPECT_NEAR(alone(f, "vibration/drive-end/x", at).factor, factor, 0.01) << at.count();
}

TEST(BearingWear, IsFeltLessElsewhereAndWarmsTheBearing) {
    const fault f{.kind = fault_kind::bearing_wear, .amount = 5, .heat = 9, .target = "vibration/drive-end"};
    EXPECT_DOUBLE_EQ(alone(f, "vibration/drive-end/x", 1h).factor, 5);
    EXPECT_DOUBLE_EQ(alone(f, "vibration/fan-end/x", 1h).factor, 1 + 4 * 0.3);
    EXPECT_DOUBLE_EQ(alone(f, "temperature/bearing", 1h).rise, 9);
}

TEST(Imbalance, ShowsRadiallyMoreThanAxially) {
    const fault f{.kind = fault_kind::imbalance, .amount = 3};
    EXPECT_DOUBLE_EQ(alone(f, "vibration/drive-end/x", 1h).factor, 3);
    EXPECT_DOUBLE_EQ(alone(f, "vibration/drive-end/z", 1h).factor, 1.6);
    EXPECT_DOUBLE_EQ(alone(f, "temperature/bearing", 1h).rise, 0);
}

TEST(HeatFaults, GrowOverTheirTimeAndEnd) {
    const fault hot{.kind = fault_kind::overheating, .at = 1h, .length = 3h, .over = 2h, .amount = 30};
    EXPECT_DOUBLE_EQ(alone(hot, "temperature/bearing", 2h).rise, 15);
    EXPECT_DOUBLE_EQ(alone(hot, "temperature/bearing", 3h + 30min).rise, 30);
    EXPECT_DOUBLE_EQ(alone(hot, "temperature/bearing", 4h).rise, 0);
    const fault blocked{.kind = fault_kind::blocked_cooling, .amount = 1.8};
    EXPECT_DOUBLE_EQ(alone(blocked, "temperature/bearing", 1h).cooling, 1.8);
    EXPECT_DOUBLE_EQ(alone(blocked, "vibration/drive-end/x", 1h).cooling, 1);
}

TEST(SensorFaults, HitOnlyTheSensorTheyName) {
    for (auto kind : {fault_kind::stuck, fault_kind::dropout, fault_kind::spike, fault_kind::drift}) {
        const fault f{.kind = kind, .amount = 2, .target = "temperature/bearing"};
        const auto here = alone(f, "temperature/bearing", 0h);
        const auto later = alone(f, "temperature/bearing", 1h);
        EXPECT_TRUE(here.stuck || here.silent || here.offset != 0 || later.offset != 0);
        for (const auto* other : {"temperature/bearing-2", "temperature/winding", "vibration/drive-end/x"}) {
            const auto e = alone(f, other, 0h);
            EXPECT_FALSE(e.stuck || e.silent || e.offset != 0) << other;
        }
    }
}

TEST(Dropout, WithoutASensorSilencesTheMachine) {
    const fault f{.kind = fault_kind::dropout, .at = 1h, .length = 1h};
    EXPECT_FALSE(alone(f, "temperature/bearing", 59min).silent);
    EXPECT_TRUE(alone(f, "temperature/bearing", 1h).silent);
    EXPECT_TRUE(alone(f, "vibration/drive-end/x", 1h + 59min).silent);
    EXPECT_FALSE(alone(f, "vibration/drive-end/x", 2h).silent);
}

TEST(Spike, LastsOneSampleAndComesAgain) {
    fault f{.kind = fault_kind::spike, .at = 1h, .amount = 40};
    const auto height = [&](plant_time t) { return alone(f, "temperature/bearing", t).offset; };
    EXPECT_EQ(height(59min), 0);
    EXPECT_EQ(height(60min), 40);
    EXPECT_EQ(height(61min), 0);
    EXPECT_EQ(height(90min), 0);
    f.every = 30min;
    EXPECT_EQ(height(90min), 40);
    EXPECT_EQ(height(91min), 0);
}

TEST(Drift, GrowsByTheHour) {
    const fault f{.kind = fault_kind::drift, .at = 1h, .amount = 1.5};
    EXPECT_DOUBLE_EQ(alone(f, "temperature/bearing", 3h).offset, 3);
}

}  // namespace
}  // namespace vigie::sim
