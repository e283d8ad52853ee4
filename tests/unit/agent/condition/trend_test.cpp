#include "agent/condition/trend.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

constexpr timestamp start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};
constexpr duration memory = 6h;

/// Feeds `value(hours)` every minute for the hours from … to.
template <class Value>
timestamp feed(trend& trend, double from, double to, Value value) {
    timestamp at = start;
    for (auto minute = std::lround(from * 60); minute <= std::lround(to * 60); ++minute) {
        at = start + std::chrono::minutes{minute};
        trend.add(value(static_cast<double>(minute) / 60), at, memory);
    }
    return at;
}

double hours(duration span) {
    return std::chrono::duration<double, std::ratio<3600>>(span).count();
}

TEST(Trend, KnowsNothingAtFirst) {
    trend trend;
    EXPECT_FALSE(trend.time_to(10, direction::up, start));
    trend.add(1, start, memory);
    EXPECT_FALSE(trend.time_to(10, direction::up, start));
}

TEST(Trend, SaysWhenALineCrosses) {
    for (const double sign : {1.0, -1.0}) {
        trend trend;
        const auto now = feed(trend, 0, 40, [&](double hour) { return sign * 0.1 * hour; });
        const auto towards = sign > 0 ? direction::up : direction::down;
        const auto away = sign > 0 ? direction::down : direction::up;
        const auto left = trend.time_to(sign * 5, towards, now);
        ASSERT_TRUE(left);
        EXPECT_NEAR(hours(*left), 10, 0.01);
        EXPECT_NEAR(hours(*trend.time_to(sign * 5, towards, now + 4h)), 6, 0.01);
        EXPECT_EQ(*trend.time_to(sign * 3, towards, now), 0ms) << "is there already";
        EXPECT_FALSE(trend.time_to(sign * 5, away, now));
        EXPECT_FALSE(trend.time_to(sign * -5, away, now));
    }
}

TEST(Trend, SaysNothingBeforeItWasFollowedForAWhile) {
    trend trend;
    const auto now = feed(trend, 0, 8, [](double hour) { return 0.1 * hour; });
    EXPECT_FALSE(trend.time_to(1, direction::up, now));
}

TEST(Trend, ReachesNoFurtherThanItWasFollowed) {
    trend trend;
    const auto now = feed(trend, 0, 24, [](double hour) { return 0.1 * hour; });
    EXPECT_TRUE(trend.time_to(2.4 + 0.1 * 12, direction::up, now));
    EXPECT_FALSE(trend.time_to(2.4 + 0.1 * 36, direction::up, now));
}

TEST(Trend, SaysNothingOfAConstant) {
    trend trend;
    const auto now = feed(trend, 0, 100, [](double) { return 101'325.1; });
    EXPECT_FALSE(trend.time_to(101'326, direction::up, now));
    EXPECT_FALSE(trend.time_to(101'324, direction::down, now));
}

TEST(Trend, ComesOutOfNoiseAboutWhereTheLineIs) {
    std::mt19937_64 random{7};
    std::normal_distribution<double> noise{0, 0.5};
    trend trend;
    const auto now = feed(trend, 0, 48, [&](double hour) { return 2 + 0.05 * hour + noise(random); });
    const auto left = trend.time_to(5, direction::up, now);
    ASSERT_TRUE(left);
    EXPECT_NEAR(hours(*left), 12, 2);
}

TEST(Trend, IsLostWhenTheRiseEnds) {
    trend trend;
    const auto rise = [](double hour) { return 0.1 * std::min(hour, 30.0); };
    auto now = feed(trend, 0, 30, rise);
    EXPECT_TRUE(trend.time_to(4, direction::up, now));
    now = feed(trend, 30.1, 60, rise);
    EXPECT_FALSE(trend.time_to(4, direction::up, now));
}

TEST(Trend, StartsAnewAfterAGapOverTheMemory) {
    trend trend;
    feed(trend, 0, 40, [](double) { return 0.0; });
    const auto now = feed(trend, 47, 60, [](double) { return 3.0; });
    EXPECT_EQ(trend.significance(), 0);
    EXPECT_FALSE(trend.time_to(4, direction::up, now));
}

TEST(Trend, TakesSamplesRarerThanItsSlots) {
    trend trend;
    timestamp at = start;
    for (int each = 0; each < 100; ++each) trend.add(each, at = start + each * 30min, memory);
    const auto left = trend.time_to(109, direction::up, at);
    ASSERT_TRUE(left);
    EXPECT_NEAR(hours(*left), 5, 0.01);
}

}  // namespace
}  // namespace vigie::condition
