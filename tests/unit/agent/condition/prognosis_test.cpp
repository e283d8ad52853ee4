#include "agent/condition/prognosis.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

constexpr timestamp start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

/// A sample every ten minutes for `hours`.
template <class Of>
prognosis after(int hours, Of value) {
    prognosis trend;
    for (int minute = 0; minute <= hours * 60; minute += 10)
        trend.take(value(minute / 60.0), start + std::chrono::minutes{minute}, 24h);
    return trend;
}

TEST(Prognosis, TellsWhenASteadyRiseReachesTheLimitWithItsInterval) {
    std::mt19937 draw{1};
    std::normal_distribution<double> noise{0, 0.1};
    const auto trend = after(72, [&](double hour) { return hour / 24 + noise(draw); });
    const auto left = trend.time_to(5);
    ASSERT_TRUE(left);
    EXPECT_LE(left->soonest, left->likely);
    EXPECT_LE(left->likely, left->latest);
    EXPECT_LT(std::abs(std::chrono::duration<double, std::ratio<3600>>(left->likely).count() - 48), 5);
    EXPECT_LT(left->soonest, 48h);
    EXPECT_GT(left->latest, 48h);
}

TEST(Prognosis, TellsNothingOfNoiseOfASwingOrOfAFall) {
    std::mt19937 draw{1};
    std::normal_distribution<double> noise{0, 0.3};
    EXPECT_FALSE(after(240, [&](double) { return 1 + noise(draw); }).time_to(5));
    EXPECT_FALSE(after(240, [](double hour) { return 1 + std::sin(hour * 6.283 / 12); }).time_to(5));
    EXPECT_FALSE(after(72, [](double hour) { return 4 - hour / 24; }).time_to(5));
    EXPECT_FALSE(after(240, [](double) { return 1.0; }).time_to(5));
}

TEST(Prognosis, LooksNoFurtherAheadThanBack) {
    const auto trend = after(30, [](double hour) { return hour / 24 + 0.01 * std::sin(hour * 9); });
    EXPECT_TRUE(trend.time_to(2));
    EXPECT_FALSE(trend.time_to(5));
}

TEST(Prognosis, SaysNothingOfALimitThatHasBeenReached) {
    EXPECT_FALSE(after(72, [](double hour) { return hour / 24; }).time_to(2));
}

TEST(Prognosis, StartsAnewAfterAGapAndAfterTimeWasSetBack) {
    const auto rising = [](double hour) { return hour / 24 + 0.01 * std::sin(hour * 9); };
    auto gap = after(72, rising), back = gap;
    ASSERT_TRUE(gap.time_to(5));
    gap.take(3, start + 72h + 48h, 24h);
    EXPECT_FALSE(gap.time_to(5));
    back.take(3, start - 24h, 24h);
    EXPECT_FALSE(back.time_to(5));
}

}  // namespace
}  // namespace vigie::condition
