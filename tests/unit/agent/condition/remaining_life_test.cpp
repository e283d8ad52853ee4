#include "agent/condition/remaining_life.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::condition {
namespace {

/// Two states: below and from 5 on. Life is 100 less ten times the first sensor's fast average.
life_model model() {
    life_model made;
    made.fast = 0.5;
    made.state_borders = {5, 1e9, 1e9, 1e9, 1e9};
    for (auto& state : made.deviations) state.fill(1);
    made.means[1].fill(50);
    made.weights[0] = 100;
    made.weights[1] = -10;
    made.errors = {1, 2, 3, 4, 5};
    return made;
}

std::array<double, life_model::sensors> all(double value) {
    std::array<double, life_model::sensors> made;
    made.fill(value);
    return made;
}

TEST(RemainingLife, StandardisesByOperatingState) {
    const auto with = model();
    remaining_life low{with}, high{with};
    EXPECT_DOUBLE_EQ(low.take(0, all(2))->cycles, 80);
    EXPECT_DOUBLE_EQ(high.take(5, all(52))->cycles, 80);
}

TEST(RemainingLife, AveragesOverCycles) {
    const auto with = model();
    remaining_life life{with};
    life.take(0, all(0));
    EXPECT_DOUBLE_EQ(life.take(0, all(4))->cycles, 80);
    EXPECT_DOUBLE_EQ(life.take(0, all(4))->cycles, 70);
}

TEST(RemainingLife, StaysBetweenNothingAndTheLongestAndTellsItsError) {
    const auto with = model();
    remaining_life dead{with}, fresh{with};
    const auto none = dead.take(0, all(6)), much = fresh.take(0, all(-6));
    EXPECT_DOUBLE_EQ(none->cycles, 40);
    EXPECT_DOUBLE_EQ(none->error, 2);
    EXPECT_DOUBLE_EQ(much->cycles, 125);
    EXPECT_DOUBLE_EQ(much->error, 5);
}

TEST(RemainingLife, CutsWhatNoSensorShows) {
    const auto with = model();
    remaining_life life{with};
    EXPECT_DOUBLE_EQ(life.take(0, all(1e9))->cycles, 40);
}

TEST(RemainingLife, TakesNothingOfARowWithoutAllValues) {
    const auto with = model();
    remaining_life life{with}, other{with};
    auto holed = all(2);
    holed[7] = std::nan("");
    EXPECT_FALSE(life.take(0, holed));
    EXPECT_FALSE(life.take(std::nan(""), all(2)));
    EXPECT_DOUBLE_EQ(life.take(0, all(2))->cycles, other.take(0, all(2))->cycles);
    EXPECT_EQ(life.features(), other.features());
}

TEST(RemainingLife, ShipsATableThatTellsAWornEngineFromANewOne) {
    const auto& table = turbofan_life;
    remaining_life fresh{table}, worn{table};
    auto values = table.means[0];
    double first = 0, last = 0;
    for (int i = 0; i < 30; ++i) first = fresh.take(0, values)->cycles;
    // Hotter at the turbine (sensor 4), less pressure at the compressor (7), as wear has it.
    for (int i = 0; i < 150; ++i) {
        auto now = values;
        const double wear = std::max(0, i - 60) / 30.0;
        for (const std::size_t up : {0, 1, 2, 6, 10, 11}) now[up] += wear * table.deviations[0][up];
        for (const std::size_t down : {3, 7, 12, 13}) now[down] -= wear * table.deviations[0][down];
        last = worn.take(0, now)->cycles;
    }
    EXPECT_GT(first, 90);
    EXPECT_LT(last, 30);
}

}  // namespace
}  // namespace vigie::condition
