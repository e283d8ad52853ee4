#include "evaluate/samples.hpp"

#include <gtest/gtest.h>

namespace vigie::evaluate {
namespace {

/// A row a second; faulty from 500 to 599, alarmed from `on` to `off`.
sample_counts count(double on, double off, std::size_t rows = 700) {
    unit about;
    about.windows = {{500, 599}};
    std::vector<moment> states;
    for (std::size_t i = 0; i < rows; ++i) {
        const auto at = static_cast<double>(i);
        states.push_back({at, on <= at && at < off});
    }
    return count_samples(about, states);
}

TEST(Samples, AreCountedFromTheFourHundredthRow) {
    const auto all = count(0, 400);
    EXPECT_EQ(all.false_alarms, 0);
    EXPECT_EQ(all.quiet, 200);
    EXPECT_EQ(all.misses, 100);
    EXPECT_EQ(count(0, 401).false_alarms, 1);
}

TEST(Samples, AreHitsInsideAndFalseOutsideTheWindow) {
    const auto half = count(550, 650);
    EXPECT_EQ(half.hits, 50);
    EXPECT_EQ(half.misses, 50);
    EXPECT_EQ(half.false_alarms, 50);
    EXPECT_EQ(half.quiet, 150);
    EXPECT_DOUBLE_EQ(half.f1(), 0.5);
    EXPECT_DOUBLE_EQ(half.false_alarm_rate(), 0.25);
    EXPECT_DOUBLE_EQ(half.missed_alarm_rate(), 0.5);
}

TEST(Samples, AddUpOverUnits) {
    auto sum = count(500, 600);
    sum += count(0, 0);
    EXPECT_EQ(sum.hits, 100);
    EXPECT_EQ(sum.misses, 100);
    EXPECT_EQ(sum.quiet, 400);
    EXPECT_NEAR(sum.f1(), 2.0 / 3, 1e-12);
}

TEST(Samples, AreNoneInAFileThatIsAllWarmUp) {
    const auto none = count(0, 400, 400);
    EXPECT_EQ(none.f1(), 0);
    EXPECT_EQ(none.false_alarm_rate(), 0);
    EXPECT_EQ(none.missed_alarm_rate(), 0);
}

}  // namespace
}  // namespace vigie::evaluate
