#include "agent/condition/baseline.hpp"

#include "tests/unit/agent/condition/kept.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

judgement_profile about() {
    judgement_profile how;
    how.learning = 100s;
    how.memory = 1000s;
    how.recovery = 50s;
    how.calm = 2;
    how.clip = 1;
    how.most = 10;
    return how;
}

constexpr indicator_profile plain{quantity::other, scale::linear, 0, 0, 0};

/// 10 ± 1, a value a second.
baseline learned(const judgement_profile& how, const indicator_profile& what = plain, int samples = 400) {
    baseline normal;
    for (int i = 0; i < samples; ++i) normal.take(i % 2 == 0 ? 9 : 11, 1, how, what);
    return normal;
}

TEST(Baseline, LearnsLevelAndSpreadBeforeItSaysAnything) {
    const auto how = about();
    baseline normal;
    int said = 0;
    for (int i = 0; i <= 100; ++i) said += normal.take(i % 2 == 0 ? 9 : 11, 1, how, plain) != 0;
    EXPECT_EQ(said, 0);
    EXPECT_TRUE(normal.learned(how));
    EXPECT_NEAR(normal.level(), 10, 0.2);
    EXPECT_NEAR(normal.spread(plain), 1.25, 0.1);
    EXPECT_GT(normal.take(14, 1, how, plain), 2.5);
}

TEST(Baseline, IsNotLearnedASampleBeforeItsTime) {
    const auto how = about();
    baseline normal;
    for (int i = 0; i < 100; ++i) normal.take(i % 2 == 0 ? 9 : 11, 1, how, plain);
    EXPECT_FALSE(normal.learned(how));
    normal.take(9, 1, how, plain);
    EXPECT_TRUE(normal.learned(how));
}

TEST(Baseline, IsMovedByAFarDeviationNoMoreThanByOneSpread) {
    const auto how = about();
    auto near = learned(how), far = learned(how);
    const double level = near.level(), spread = near.spread(plain);
    near.take(level + spread, 1, how, plain);
    far.take(level + 1000 * spread, 1, how, plain);
    EXPECT_DOUBLE_EQ(near.level(), far.level());
    EXPECT_GT(far.level(), level);
}

TEST(Baseline, DoesNotAbsorbASlowFaultAsARollingOneDoes) {
    const auto how = about();
    auto rolls = how;
    rolls.clip = rolls.calm = 1e9;
    const auto after_a_slow_rise = [](const judgement_profile& with) {
        auto normal = learned(with);
        double deviation = 0;
        for (int i = 0; i < 1000; ++i)
            deviation = normal.take(10 + 0.01 * i, 1, with, plain);  // a memory long
        return deviation;
    };
    EXPECT_GT(after_a_slow_rise(how), 4);
    EXPECT_LT(after_a_slow_rise(rolls), 2.5);
}

TEST(Baseline, LetsFarDeviationsTeachNothingAboutTheSpread) {
    const auto how = about();
    auto normal = learned(how);
    const double before = normal.spread(plain);
    for (int i = 0; i < 500; ++i) normal.take(20, 1, how, plain);
    EXPECT_DOUBLE_EQ(normal.spread(plain), before);
}

TEST(Baseline, FollowsWhatGetsBetterWhereOnlyUpwardsIsBad) {
    auto how = about();
    auto both = learned(how);
    how.counts = side::up;
    auto up = learned(how);
    for (int i = 0; i < 150; ++i) {  // three times its recovery
        up.take(5, 1, how, plain);
        both.take(5, 1, about(), plain);
    }
    EXPECT_LT(up.level(), 5.5);
    EXPECT_GT(both.level(), 9.5);
}

TEST(Baseline, KeepsTheFloorsOfTheSpread) {
    const auto how = about();
    const indicator_profile floored{quantity::other, scale::linear, 4, 0, 0};
    const indicator_profile share{quantity::other, scale::linear, 0, 0.5, 0};
    EXPECT_DOUBLE_EQ(learned(how).spread(floored), 4);
    EXPECT_NEAR(learned(how).spread(share), 5, 0.2);
}

TEST(Baseline, SaysNothingWhereNoSpreadIsKnown) {
    const auto how = about();
    baseline normal;
    for (int i = 0; i < 1000; ++i) normal.take(0, 1, how, plain);
    EXPECT_EQ(normal.spread(plain), 0);
    EXPECT_EQ(normal.take(1, 1, how, plain), 0);
}

TEST(Baseline, CutsDeviations) {
    const auto how = about();
    auto normal = learned(how);
    EXPECT_DOUBLE_EQ(normal.take(1e9, 1, how, plain), 10);
    EXPECT_DOUBLE_EQ(normal.take(-1e9, 1, how, plain), -10);
}

TEST(Baseline, IsTheSameAfterItWasKept) {
    const auto how = about();
    auto one = learned(how);
    auto other = kept(one);
    for (int i = 0; i < 50; ++i)
        EXPECT_DOUBLE_EQ(one.take(10 + 0.1 * i, 1, how, plain), other.take(10 + 0.1 * i, 1, how, plain));
}

}  // namespace
}  // namespace vigie::condition
