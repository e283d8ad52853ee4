#include "sensor-sim/signal/sensor_signal.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

/// One machine with one sensor without noise, working at a load and a speed.
struct bench {
    plant whole{.site = "lyon", .ambient = 20, .machines = {machine{.line = "press", .name = "pump-1"}}};

    bench(const sensor& s, double load, double speed) {
        whole.machines[0].sensors = {s};
        whole.machines[0].profile.shifts = {{0h, load, speed}};
    }
    machine& m() { return whole.machines[0]; }
    sensor_signal signal() { return {whole, m(), m().sensors[0]}; }
};

TEST(SensorSignal, FollowsLoadAndSpeed) {
    struct {
        quantity what;
        double idle, full, load, speed, value;
    } const cases[] = {
        {quantity::vibration, 0.5, 1.5, 1, 1, 1.5},     {quantity::vibration, 0.5, 1.5, 0, 1, 0.5},
        {quantity::vibration, 0.5, 1.5, 1, 0.5, 0.375}, {quantity::vibration, 0.5, 1.5, 0, 0, 0.06},
        {quantity::current, 10, 30, 0.5, 1, 20},        {quantity::current, 10, 30, 0, 0, 0},
        {quantity::pressure, 0, 6, 0.3, 0.5, 1.5},      {quantity::speed, 0, 1480, 0.3, 0.5, 740},
        {quantity::load, 0, 100, 0.8, 1, 80},           {quantity::temperature, 0, 60, 1, 1, 60},
        {quantity::temperature, 0, 60, 0, 0, 20},       {quantity::temperature, 0, 60, 0, 1, 34},
    };
    for (const auto& c : cases) {
        bench b{{.what = c.what, .tail = "a/b", .idle = c.idle, .full = c.full}, c.load, c.speed};
        EXPECT_NEAR(*b.signal().sample(0s), c.value, 1e-9)
            << name_of(c.what) << " at " << c.load << ", " << c.speed;
    }
}

TEST(SensorSignal, OfATemperatureReaches63PercentAfterOneLag) {
    bench b{{.what = quantity::temperature, .tail = "temperature/bearing", .full = 60, .lag = 20min}, 1, 1};
    b.m().faults = {{.kind = fault_kind::overheating, .at = 1h, .amount = 10}};
    auto s = b.signal();
    EXPECT_NEAR(*s.sample(59min), 60, 0.01);
    EXPECT_NEAR(*s.sample(80min), 60 + 10 * (1 - std::exp(-1.0)), 0.05);
    EXPECT_NEAR(*s.sample(10h), 70, 0.01);
}

TEST(SensorSignal, WithBlockedCoolingIsHotterAndSlower) {
    bench b{{.what = quantity::temperature, .tail = "temperature/bearing", .full = 60, .lag = 20min}, 1, 1};
    b.m().faults = {{.kind = fault_kind::blocked_cooling, .at = 0h + 1min, .amount = 1.5}};
    auto s = b.signal();
    EXPECT_NEAR(*s.sample(31min), 60 + 20 * (1 - std::exp(-1.0)), 0.1);
    EXPECT_NEAR(*s.sample(10h), 80, 0.01);
}

TEST(SensorSignal, OfATemperatureDoesNotDependOnTheSampling) {
    bench b{{.what = quantity::temperature, .tail = "temperature/bearing", .full = 60}, 0.8, 1};
    b.m().faults = {{.kind = fault_kind::overheating, .at = 10min, .over = 1h, .amount = 30}};
    auto often = b.signal();
    for (auto t = plant_time{0}; t < 2h; t += 1s) (void)often.sample(t);
    EXPECT_DOUBLE_EQ(*often.sample(2h), *b.signal().sample(2h));
}

TEST(SensorSignal, RepeatsItselfWhileStuckAndIsSilentInADropout) {
    bench b{{.what = quantity::temperature, .tail = "temperature/bearing", .full = 60, .noise = 1}, 1, 1};
    b.m().faults = {{.kind = fault_kind::stuck, .at = 10min, .length = 10min},
                    {.kind = fault_kind::dropout, .at = 30min, .length = 10min}};
    auto s = b.signal();
    const auto before = s.sample(9min);
    EXPECT_EQ(s.sample(10min), before);
    EXPECT_EQ(s.sample(19min), before);
    EXPECT_NE(s.sample(20min), before);
    EXPECT_FALSE(s.sample(30min));
    EXPECT_TRUE(s.sample(40min));
}

TEST(SensorSignal, NeverShowsLessThanNothing) {
    bench b{{.what = quantity::current, .tail = "current/motor", .full = 30, .noise = 5}, 0, 0};
    auto s = b.signal();
    for (auto t = plant_time{0}; t < 2h; t += 1min) EXPECT_GE(*s.sample(t), 0);
}

}  // namespace
}  // namespace vigie::sim
