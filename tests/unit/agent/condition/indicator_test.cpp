#include "agent/condition/indicator.hpp"

#include "tests/unit/agent/condition/kept.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

constexpr timestamp start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};
constexpr indicator_profile plain{quantity::other, scale::linear, 0.1, 0, 0};

judgement_profile about() {
    judgement_profile how;
    how.smoothing = 2s;
    how.learning = 100s;
    how.memory = 10'000s;
    how.longest_step = 10s;
    how.restart = 1h;
    return how;
}

struct fed {
    judgement_profile how = about();
    indicator one;
    timestamp at = start;

    /// `level` ± 1, a sample a second.
    void run(int samples, double level, std::size_t state = 0) {
        for (int i = 0; i < samples; ++i, at += 1s)
            one.take(level + (i % 2 == 0 ? -1 : 1), at, state, how, plain);
    }
};

using standing = indicator::standing;

TEST(Indicator, LearnsAndThenJudges) {
    fed given;
    EXPECT_EQ(given.one.stands(), standing::nothing_yet);
    given.run(100, 50);
    EXPECT_EQ(given.one.stands(), standing::learning);
    given.run(100, 50);
    EXPECT_EQ(given.one.stands(), standing::judged);
    EXPECT_LT(std::abs(given.one.deviation()), 2);
    given.run(20, 60);
    EXPECT_GT(given.one.deviation(), 5);
}

TEST(Indicator, RefusesWhatIsNoMeasurementAndCountsIt) {
    fed given;
    given.run(200, 50);
    const double before = given.one.smoothed();
    for (int i = 0; i < 1000; ++i)
        given.one.take(std::nan(""), given.at + std::chrono::seconds{i}, 0, given.how, plain);
    EXPECT_EQ(given.one.refused(), 1000u);
    EXPECT_EQ(given.one.smoothed(), before);
    EXPECT_EQ(given.one.last(), given.at - 1s);
}

TEST(Indicator, RefusesOlderSamplesUntilTheClockHasClearlyBeenSetBack) {
    fed given;
    given.run(200, 50);
    given.one.take(90, given.at - 100s, 0, given.how, plain);
    EXPECT_EQ(given.one.refused(), 1u);
    given.run(5, 50);
    given.at -= 24h;
    given.run(indicator::believe_set_back - 1, 50);
    EXPECT_EQ(given.one.refused(), 1u + indicator::believe_set_back - 1);
    given.run(1, 50);
    EXPECT_EQ(given.one.last(), given.at - 1s);
    EXPECT_EQ(given.one.stands(), standing::judged);
}

TEST(Indicator, LearnsNothingFromAStuckSensor) {
    fed given;
    given.run(300, 50);
    const double spread = given.one.normal().spread(plain);
    for (int i = 0; i < 50'000; ++i, given.at += 1s) given.one.take(50.5, given.at, 0, given.how, plain);
    EXPECT_EQ(given.one.stands(), standing::stuck);
    EXPECT_FALSE(given.one.usable(given.at, given.how));
    EXPECT_NEAR(given.one.normal().spread(plain), spread, 0.1 * spread);
    given.run(20, 50);
    EXPECT_EQ(given.one.stands(), standing::judged);
    EXPECT_LT(std::abs(given.one.deviation()), 2);
}

TEST(Indicator, TakesAnotherLevelAfterAGapForARestart) {
    fed given;
    given.run(300, 50);
    given.at += 24h;
    given.run(3, 80);
    EXPECT_EQ(given.one.stands(), standing::settling);
    given.run(100, 80);
    EXPECT_EQ(given.one.stands(), standing::judged);
    EXPECT_EQ(given.one.restarts(), 1u);
    EXPECT_LT(std::abs(given.one.deviation()), 2);
    given.run(30, 90);
    EXPECT_GT(given.one.deviation(), 3);
}

TEST(Indicator, KeepsItsNormalWhenItComesBackNearerToIt) {
    fed given;
    given.run(300, 50);
    given.run(50, 70);
    ASSERT_GT(given.one.deviation(), 5);
    given.at += 24h;
    given.run(100, 50);
    EXPECT_EQ(given.one.restarts(), 0u);
    EXPECT_LT(std::abs(given.one.deviation()), 2);
}

TEST(Indicator, KeepsADeviationOverAGap) {
    fed given;
    given.run(300, 50);
    given.run(50, 70);
    const double before = given.one.deviation();
    given.at += 24h;
    given.run(100, 70);
    EXPECT_EQ(given.one.restarts(), 0u);
    EXPECT_NEAR(given.one.deviation(), before, 0.1 * before);
}

TEST(Indicator, HasANormalForEachOperatingState) {
    fed given;
    given.run(300, 50, 0);
    given.run(300, 90, 1);
    EXPECT_EQ(given.one.stands(), standing::judged);
    EXPECT_LT(std::abs(given.one.deviation()), 2);
    given.run(50, 50, 0);
    EXPECT_EQ(given.one.stands(), standing::judged);
    EXPECT_LT(std::abs(given.one.deviation()), 2);
    given.run(50, 90, 0);
    EXPECT_GT(given.one.deviation(), 5);
    EXPECT_EQ(given.one.restarts(), 0u);
}

TEST(Indicator, SettlesWhenTheMachineStartsToRunAnotherWay) {
    fed given;
    given.run(300, 50, 0);
    given.run(300, 90, 1);
    given.run(3, 50, 0);
    EXPECT_EQ(given.one.stands(), standing::settling);
}

TEST(Indicator, GoesOnAsIfNothingHadBeenAfterItWasKept) {
    fed one;
    one.run(300, 50, 0);
    one.run(150, 90, 1);
    fed other;
    other.one = kept(one.one);
    other.at = one.at;
    for (auto* each : {&one, &other}) {
        each->run(20, 95, 1);
        each->run(40, 52, 0);
    }
    EXPECT_DOUBLE_EQ(one.one.deviation(), other.one.deviation());
    EXPECT_EQ(one.one.stands(), other.one.stands());
}

}  // namespace
}  // namespace vigie::condition
