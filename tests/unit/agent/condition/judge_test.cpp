#include "agent/condition/judge.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

constexpr timestamp start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

timestamp at(int seconds) {
    return start + std::chrono::seconds{seconds};
}

/// Warning at 80, critical at 95, low 20 and 5; held for 60 s, silent after 30 s.
config::sensor about() {
    config::sensor sensor;
    sensor.limits = {80, 95, 20, 5};
    sensor.hold = 60s;
    sensor.silent_after = 30s;
    return sensor;
}

/// From `from` on, a sample of `value` every 10 s, until the next row.
struct row {
    int from;
    double value;
};

struct held_case {
    std::string name;
    std::vector<row> rows;
    int until;  // the last sample
    limit_level level;
    ne107 state;
    int since;
};

void PrintTo(const held_case& each, std::ostream* out) {
    *out << each.name;
}

class JudgeHolds : public testing::TestWithParam<held_case> {};

TEST_P(JudgeHolds, LevelAndSince) {
    const auto& expected = GetParam();
    const auto sensor = about();
    judge judge{sensor};
    std::size_t row = 0;
    for (int second = expected.rows.front().from; second <= expected.until; second += 10) {
        while (row + 1 < expected.rows.size() && expected.rows[row + 1].from <= second) ++row;
        judge.sample(expected.rows[row].value, at(second));
    }
    EXPECT_EQ(judge.now().level, expected.level);
    EXPECT_EQ(judge.now().state, expected.state);
    EXPECT_EQ(judge.now().since, at(expected.since));
}

using enum limit_level;

const held_case held_cases[] = {
    {"GoodFromTheFirstSample", {{0, 50}}, 100, within, ne107::good, 0},
    {"WarningNotYetHeld", {{0, 50}, {100, 85}}, 150, within, ne107::good, 0},
    {"WarningHeldCountsFromTheFirstSampleOver",
     {{0, 50}, {100, 85}},
     160,
     warning,
     ne107::out_of_specification,
     100},
    {"AtTheLimitIsOver", {{0, 50}, {100, 80}}, 160, warning, ne107::out_of_specification, 100},
    {"OverFromTheStart", {{0, 99}}, 60, critical, ne107::failure, 0},
    {"LowWarning", {{0, 20}}, 60, warning, ne107::out_of_specification, 0},
    {"LowCritical", {{0, 4}}, 60, critical, ne107::failure, 0},
    {"OneSampleBelowStartsOver", {{0, 85}, {50, 50}, {60, 85}}, 110, within, ne107::good, 0},
    {"FromOneSideToTheOtherIsStillOver", {{0, 85}, {30, 10}}, 60, warning, ne107::out_of_specification, 0},
    {"CriticalForLessThanHoldIsAWarningMeanwhile",
     {{0, 85}, {40, 99}},
     60,
     warning,
     ne107::out_of_specification,
     0},
    {"CriticalPersistsByItself", {{0, 85}, {40, 99}}, 100, critical, ne107::failure, 40},
    {"SwingingBetweenWarningAndCriticalIsAWarning",
     {{0, 85}, {20, 99}, {40, 85}, {60, 99}, {80, 85}},
     110,
     warning,
     ne107::out_of_specification,
     0},
    {"CriticalStaysUntilBelowForHold", {{0, 99}, {100, 85}}, 150, critical, ne107::failure, 0},
    {"CriticalFallsToWarning", {{0, 99}, {100, 85}}, 160, warning, ne107::out_of_specification, 100},
    {"CriticalFallsToTheHighestOfTheLastHold",
     {{0, 99}, {100, 50}, {120, 85}, {130, 50}},
     160,
     warning,
     ne107::out_of_specification,
     100},
    {"CriticalFallsToGood", {{0, 99}, {100, 50}}, 160, within, ne107::good, 100},
    {"ASampleOverWhileFallingStartsOver",
     {{0, 85}, {100, 50}, {150, 85}, {160, 50}},
     210,
     warning,
     ne107::out_of_specification,
     0},
};

INSTANTIATE_TEST_SUITE_P(Table, JudgeHolds, testing::ValuesIn(held_cases),
                         [](const auto& each) { return each.param.name; });

TEST(Judge, TakesALevelAtOnceWhenNothingIsToBeHeld) {
    auto sensor = about();
    sensor.hold = 0s;
    judge judge{sensor};
    judge.sample(99, at(0));
    EXPECT_EQ(judge.now().state, ne107::failure);
    judge.sample(50, at(1));
    EXPECT_EQ(judge.now().state, ne107::good);
    EXPECT_EQ(judge.now().since, at(1));
}

TEST(Judge, JudgesOnlyTheLimitsThatAreSet) {
    config::sensor sensor;
    sensor.limits.critical = 95;
    sensor.hold = 0s;
    judge judge{sensor};
    judge.sample(-1e6, at(0));
    EXPECT_EQ(judge.now().level, within);
    judge.sample(94.9, at(1));
    EXPECT_EQ(judge.now().level, within);
    judge.sample(95, at(2));
    EXPECT_EQ(judge.now().level, critical);
}

TEST(Judge, DoesNotCountAGapAsHeld) {
    const auto sensor = about();
    judge judge{sensor};
    judge.sample(85, at(0));
    judge.sample(85, at(31));  // nobody knows what was between
    judge.sample(85, at(61));
    EXPECT_EQ(judge.now().level, within);
    judge.sample(85, at(91));
    EXPECT_EQ(judge.now().level, warning);
    EXPECT_EQ(judge.now().since, at(31));
}

TEST(Judge, DoesNotCountAGapAsHeldWhenFalling) {
    const auto sensor = about();
    judge judge{sensor};
    for (int second = 0; second <= 60; second += 30) judge.sample(85, at(second));
    judge.sample(50, at(70));
    judge.sample(50, at(200));
    EXPECT_EQ(judge.now().level, warning);
    for (int second = 230; second <= 260; second += 30) judge.sample(50, at(second));
    EXPECT_EQ(judge.now().level, within);
    EXPECT_EQ(judge.now().since, at(200));
}

TEST(Judge, FallsSilentAfterTheTimeAndNotBefore) {
    const auto sensor = about();
    judge judge{sensor};
    judge.tick(at(-1000));  // never heard of: nothing to be silent
    EXPECT_FALSE(judge.now().silent);
    judge.sample(50, at(0));
    judge.tick(at(30));
    EXPECT_FALSE(judge.now().silent);
    judge.tick(at(31));
    EXPECT_TRUE(judge.now().silent);
    EXPECT_EQ(judge.now().state, ne107::function_check);
    EXPECT_EQ(judge.now().since, at(0));
    judge.tick(at(500));
    EXPECT_EQ(judge.now().since, at(0));
    judge.sample(50, at(510));
    EXPECT_FALSE(judge.now().silent);
    EXPECT_EQ(judge.now().state, ne107::good);
    EXPECT_EQ(judge.now().since, at(510));
}

TEST(Judge, KeepsTheLevelWhileSilentAndShowsAWarningAsFunctionCheck) {
    const auto sensor = about();
    judge judge{sensor};
    for (int second = 0; second <= 60; second += 10) judge.sample(85, at(second));
    judge.tick(at(100));
    EXPECT_EQ(judge.now().level, warning);
    EXPECT_EQ(judge.now().state, ne107::function_check);
    EXPECT_EQ(judge.now().since, at(60));
    judge.sample(85, at(110));
    EXPECT_EQ(judge.now().state, ne107::out_of_specification);
    EXPECT_EQ(judge.now().since, at(0));
}

TEST(Judge, StaysAFailureWhenItFallsSilentOverTheCriticalLimit) {
    const auto sensor = about();
    judge judge{sensor};
    for (int second = 0; second <= 60; second += 10) judge.sample(99, at(second));
    judge.tick(at(1000));
    EXPECT_TRUE(judge.now().silent);
    EXPECT_EQ(judge.now().state, ne107::failure);
    EXPECT_EQ(judge.now().since, at(0));
}

TEST(Judge, ForgetsThatItFellSilentWhenSomebodyWorksAtTheMachine) {
    const auto sensor = about();
    judge judge{sensor};
    for (int second = 0; second < 300; second += 100) {
        judge.sample(50, at(second));
        judge.tick(at(second + 31));
    }
    EXPECT_TRUE(judge.now().faults.has(fault::intermittent));
    judge.maintain(at(300));
    judge.sample(50, at(310));
    EXPECT_FALSE(judge.now().faults.any());
}

TEST(Judge, IsSmall) {
    EXPECT_LE(sizeof(judge), 200U);
    EXPECT_LE(sizeof(judge) + sizeof(trend), 560U);  // 10,000 of them with a trend in 6 MB
}

}  // namespace
}  // namespace vigie::condition
