#include "sensor-sim/signal/production_count.hpp"

#include <gtest/gtest.h>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

plant one_machine(production how, std::vector<shift> shifts = {{0h, 0.5}}) {
    return {.site = "lyon",
            .machines = {{.line = "press",
                          .name = "press-1",
                          .profile = {.cycle = 24h, .ramp = 0h, .shifts = std::move(shifts)},
                          .production = how}}};
}

production_figures after(const plant& p, plant_time t) {
    return *production_count{p, p.machines[0]}.at(t);
}

TEST(ProductionCount, MakesAPartACycleInProportionToTheLoad) {
    const auto f = after(one_machine({.cycle = 10s}), 1h);
    EXPECT_EQ(f.state, production_state::producing);
    EXPECT_EQ(f.parts, 180U);
    EXPECT_EQ(f.scrap, 0U);
    EXPECT_EQ(f.planned_seconds, 3600);
    EXPECT_EQ(f.producing_seconds, 3600);
}

TEST(ProductionCount, CountsNothingWhereNoLoadIsAskedFor) {
    const auto p = one_machine({.cycle = 10s}, {{0h, 1.0}, {8h, 0.0}});
    const auto f = after(p, 20h);
    EXPECT_EQ(f.state, production_state::not_planned);
    EXPECT_NEAR(f.planned_seconds, 8 * 3600, 1);
    EXPECT_NEAR(static_cast<double>(f.parts), 8 * 360, 1);
}

TEST(ProductionCount, StopsOnceInEachInterval) {
    const auto p = one_machine({.cycle = 10s, .stop_every = 1h, .stop_for = 6min});
    production_count count{p, p.machines[0]};
    int stops = 0;
    auto before = production_state::producing;
    for (plant_time t = 0s; t <= 10h; t += 1s) {
        const auto now = count.at(t)->state;
        if (now == production_state::down && before == production_state::producing) ++stops;
        before = now;
    }
    EXPECT_EQ(stops, 10);
    EXPECT_EQ(count.at(10h)->planned_seconds, 36000);
    EXPECT_NEAR(count.at(10h)->producing_seconds, 36000 * 0.9, 10);
}

TEST(ProductionCount, ScrapsTheRatioThatItIsTold) {
    const auto f = after(one_machine({.cycle = 1s, .scrap = 0.05}, {{0h, 1.0}}), 10h);
    EXPECT_EQ(f.parts, 36000U);
    EXPECT_NEAR(static_cast<double>(f.scrap), 1800, 150);
}

TEST(ProductionCount, SaysTheSameHoweverOftenItIsAsked) {
    const auto p = one_machine({.cycle = 7s, .scrap = 0.1, .stop_every = 2h, .stop_for = 9min});
    production_count often{p, p.machines[0]};
    for (plant_time t = 0s; t < 5h; t += 250ms) often.at(t);
    const auto a = *often.at(5h), b = after(p, 5h);
    EXPECT_EQ(a.parts, b.parts);
    EXPECT_EQ(a.scrap, b.scrap);
    EXPECT_EQ(a.producing_seconds, b.producing_seconds);
}

TEST(ProductionCount, IsSilentWithItsMachineAndGoesOnCounting) {
    auto p = one_machine({.cycle = 10s});
    p.machines[0].faults = {{.kind = fault_kind::dropout, .at = 1h, .length = 1h}};
    production_count count{p, p.machines[0]};
    EXPECT_FALSE(count.at(90min).has_value());
    EXPECT_EQ(count.at(2h)->parts, 360U);
}

}  // namespace
}  // namespace vigie::sim
