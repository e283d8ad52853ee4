#include "sensor-sim/signal/work.hpp"

#include <gtest/gtest.h>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

const profile two_shifts{
    .cycle = 24h, .ramp = 1h, .wander = 0, .shifts = {{0h, 0.8, 1.0}, {8h, 0.4, 0.5}, {16h, 0, 0}}};

TEST(Work, FollowsTheShiftsWithARampBetween) {
    struct {
        plant_time at;
        double load, speed;
    } const cases[] = {
        {0h, 0.8, 1},
        {7h, 0.8, 1},
        {8h, 0.8, 1},
        {8h + 30min, 0.6, 0.75},
        {9h, 0.4, 0.5},
        {16h + 30min, 0.2, 0.25},
        {17h, 0, 0},
        {24h, 0, 0},
        {24h + 30min, 0.4, 0.5},
        {25h, 0.8, 1},
    };
    for (const auto& [at, load, speed] : cases) {
        const auto w = work_at(two_shifts, 1, at);
        EXPECT_NEAR(w.load, load, 1e-9) << at.count();
        EXPECT_NEAR(w.speed, speed, 1e-9) << at.count();
    }
}

TEST(Work, WandersWithinItsBandAndNotAtStandstill) {
    auto p = two_shifts;
    p.wander = 0.05;
    bool moved = false;
    for (auto t = plant_time{0}; t < 7h; t += 1min) {
        const double load = work_at(p, 1, t).load;
        EXPECT_NEAR(load, 0.8, 0.05 + 1e-9);
        moved = moved || std::abs(load - 0.8) > 0.02;
    }
    EXPECT_TRUE(moved);
    EXPECT_EQ(work_at(p, 1, 20h).load, 0);
}

TEST(Work, ChangesAtOnceWithoutARamp) {
    auto p = two_shifts;
    p.ramp = 0h;
    EXPECT_DOUBLE_EQ(work_at(p, 1, 8h).load, 0.4);
}

}  // namespace
}  // namespace vigie::sim
