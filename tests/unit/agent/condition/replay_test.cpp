// A month of data through the judge, as fast as it goes: what must be announced, and what must not.
#include "agent/condition/judge.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <optional>
#include <ostream>
#include <random>
#include <string>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

constexpr timestamp start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

struct outcome {
    int announced = 0;                 // rising edges of crossing_predicted
    int changes = 0;                   // of the state
    std::optional<double> first_hour;  // of an announcement
    std::optional<double> critical_hour;
};

/// `value(hours, noise)` every minute; the critical limit is 4.5, the warning limit 3.5.
template <class Value>
outcome replay(double days, std::uint64_t seed, Value value) {
    config::sensor sensor;
    sensor.limits.warning = 3.5;
    sensor.limits.critical = 4.5;
    sensor.hold = 10min;
    sensor.silent_after = 5min;
    sensor.crossing = config::trend{6h, 24h};
    judge judge{sensor};
    std::mt19937_64 random{seed};
    std::normal_distribution<double> noise;
    outcome seen;
    verdict before;
    for (int minute = 0; minute < days * 24 * 60; ++minute) {
        const double hour = minute / 60.0;
        judge.sample(value(hour, noise(random)), start + std::chrono::minutes{minute});
        judge.tick(start + std::chrono::minutes{minute + 1});
        const verdict& now = judge.now();
        seen.announced += now.crossing_predicted && !before.crossing_predicted;
        seen.changes += now.state != before.state;
        if (now.crossing_predicted && !seen.first_hour) seen.first_hour = hour;
        if (now.level == limit_level::critical && !seen.critical_hour) seen.critical_hour = hour;
        before = now;
    }
    return seen;
}

double swing(double hour, double period, std::uint64_t phase) {
    return std::sin(2 * std::numbers::pi * hour / period + static_cast<double>(phase));
}

struct harmless {
    std::string name;
    double (*value)(double hour, double noise, std::uint64_t seed);
};

void PrintTo(const harmless& each, std::ostream* out) {
    *out << each.name;
}

class HarmlessMonths : public testing::TestWithParam<harmless> {};

TEST_P(HarmlessMonths, AreNeverAnnounced) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto seen =
            replay(30, seed, [&](double hour, double noise) { return GetParam().value(hour, noise, seed); });
        EXPECT_EQ(seen.announced, 0) << "seed " << seed << ", hour " << seen.first_hour.value_or(-1);
        EXPECT_EQ(seen.changes, 0) << "seed " << seed;
    }
}

const harmless harmless_months[] = {
    {"Noise", [](double, double noise, std::uint64_t) { return 2 + 0.4 * noise; }},
    {"SwingOf30Minutes",
     [](double hour, double noise, std::uint64_t seed) { return 2 + swing(hour, 0.5, seed) + 0.1 * noise; }},
    {"SwingOf2Hours",
     [](double hour, double noise, std::uint64_t seed) { return 2 + swing(hour, 2, seed) + 0.1 * noise; }},
    {"SwingOf8Hours",
     [](double hour, double noise, std::uint64_t seed) { return 2 + swing(hour, 8, seed) + 0.1 * noise; }},
    {"SwingOfADay",
     [](double hour, double noise, std::uint64_t seed) { return 2 + swing(hour, 24, seed) + 0.1 * noise; }},
    {"SmallSwingOfAWeek",
     [](double hour, double noise, std::uint64_t seed) { return 2 + swing(hour, 168, seed) + 0.1 * noise; }},
    {"OneShiftADay",
     [](double hour, double noise, std::uint64_t seed) {
         return (std::fmod(hour + static_cast<double>(seed), 24) < 8 ? 2.5 : 0) + 0.1 * noise;
     }},
    {"OneStep", [](double hour, double noise, std::uint64_t) { return (hour < 200 ? 2 : 3) + 0.1 * noise; }},
    {"ColdStartEveryDay",
     [](double hour, double noise, std::uint64_t) {
         return 2.8 - 2.5 * std::exp(-std::fmod(hour, 24) / 2) + 0.1 * noise;
     }},
};

INSTANTIATE_TEST_SUITE_P(Table, HarmlessMonths, testing::ValuesIn(harmless_months),
                         [](const auto& each) { return each.param.name; });

TEST(WearingMonth, IsAnnouncedOnceAndAheadOfTheLimit) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        // Sound for three weeks, then wear that speeds up over a week.
        const auto seen = replay(30, seed, [](double hour, double noise) {
            const double worn = std::max(0.0, hour - 21 * 24) / (7 * 24);
            return 2 + 2.5 * std::expm1(3 * worn) / std::expm1(3.0) + 0.2 * noise;
        });
        EXPECT_EQ(seen.announced, 1) << "seed " << seed;
        ASSERT_TRUE(seen.first_hour);
        ASSERT_TRUE(seen.critical_hour);
        EXPECT_GT(*seen.first_hour, 21 * 24);
        EXPECT_GT(*seen.critical_hour - *seen.first_hour, 6) << "seed " << seed;
        EXPECT_LT(*seen.critical_hour - *seen.first_hour, 48) << "seed " << seed;
    }
}

TEST(WearingMonth, TellsTheTimeLeftAndMovesUpToFailure) {
    config::sensor sensor;
    sensor.limits = {3.5, 4.5, {}, {}};
    sensor.hold = 10min;
    sensor.silent_after = 5min;
    sensor.crossing = config::trend{6h, 24h};
    judge judge{sensor};
    timestamp predicted{}, warned{}, failed{};
    for (int minute = 0; minute < 70 * 60; ++minute) {
        const auto at = start + std::chrono::minutes{minute};
        judge.sample(minute / 60.0 * 0.07, at);  // 3.5 after 50 h, 4.5 after 64 h 17 min
        if (judge.now().crossing_predicted && *judge.now().time_to_limit > 0ms) {
            EXPECT_NEAR(static_cast<double>((at + *judge.now().time_to_limit - start) / 1min),
                        4.5 / 0.07 * 60, 2);
        }
        if (judge.now().state == ne107::maintenance_required) predicted = judge.now().since;
        if (judge.now().state == ne107::out_of_specification) warned = judge.now().since;
        if (judge.now().state == ne107::failure) failed = judge.now().since;
    }
    EXPECT_NEAR(static_cast<double>((predicted - start) / 1min), 40 * 60 + 20, 60);  // horizon: 24 h ahead
    EXPECT_EQ(warned - start, 50h);
    EXPECT_EQ(failed - start, 64h + 18min);
    EXPECT_EQ(judge.now().state, ne107::failure);
    EXPECT_FALSE(judge.now().crossing_predicted);
    EXPECT_FALSE(judge.now().time_to_limit);
}

}  // namespace
}  // namespace vigie::condition
