// What must not break the judgement of a machine, and must not mail anybody.
#include "agent/condition/machine_judgement.hpp"

#include <gtest/gtest.h>

#include "tests/unit/agent/condition/judgement_samples.hpp"

#include <limits>

namespace vigie::condition {
namespace {

TEST(Hostile, ARestartAtAnotherLevelAfterMaintenanceMailsNobodyAndIsCounted) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(7 * 24h);
    plays.at += 36h;
    plays.run(7 * 24h, 2.5);
    EXPECT_EQ(plays.alarmed, 0);
    EXPECT_EQ(judgement.indicators()[0].restarts(), 1u);
    plays.run(24h, 5);
    EXPECT_EQ(plays.last, health::degraded);
}

TEST(Hostile, AYearOfConstantReadingsMailsNobodyNorDoesTheFirstChangeAfterIt) {
    auto how = two_axes();
    for (auto& each : how.indicators) each = {quantity::temperature, scale::linear, 0, 0.01, each.group};
    machine_judgement judgement{how};
    int alarmed = 0;
    timestamp at = start;
    const auto play = [&](duration span, auto value) {
        for (const timestamp end = at + span; at < end; at += 10min) {
            for (std::size_t i = 0; i < 4; ++i) judgement.sample(i, value(), at);
            alarmed += judgement.assess(at).status() == ne107::maintenance_required;
        }
    };
    std::mt19937 draw{1};
    std::normal_distribution<double> noise{20, 0.5};
    play(3 * 24h, [&] { return noise(draw); });
    play(365 * 24h, [] { return 20.25; });
    EXPECT_EQ(judgement.now().state, health::unknown);
    play(30 * 24h, [&] { return noise(draw); });
    EXPECT_EQ(judgement.now().state, health::normal);
    EXPECT_EQ(alarmed, 0);
}

TEST(Hostile, AConstantFromTheStartIsNeverTakenForNormal) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    for (timestamp at = start; at < start + 365 * 24h; at += 1h) {
        for (std::size_t i = 0; i < 4; ++i) judgement.sample(i, 1, at);
        judgement.assess(at);
    }
    EXPECT_EQ(judgement.now().state, health::unknown);
}

TEST(Hostile, AStormOfNaNsInfinitiesAndZerosLeavesNoTrace) {
    const auto how = two_axes();
    machine_judgement stormy{how}, calm{how};
    player one{stormy}, other{calm};
    one.run(72h);
    other.run(72h);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 100'000; ++i)
        for (const double value : {std::nan(""), infinity, -infinity, 0.0, -1.0})
            stormy.sample(static_cast<std::size_t>(i % 4), value, one.at + std::chrono::milliseconds{i});
    one.run(24h, 1.2);
    other.run(24h, 1.2);
    EXPECT_DOUBLE_EQ(stormy.now().score, calm.now().score);
    EXPECT_EQ(stormy.indicators()[0].refused(), 125'000u);
}

TEST(Hostile, HugeValuesDoNotOverflow) {
    auto how = two_axes();
    for (auto& each : how.indicators) each.values = scale::linear;
    machine_judgement judgement{how};
    timestamp at = start;
    constexpr double huge = std::numeric_limits<double>::max();
    for (int i = 0; i < 1000; ++i, at += 10min) {
        for (std::size_t which = 0; which < 4; ++which)
            judgement.sample(which, i % 2 == 0 ? huge : -huge, at);
        judgement.assess(at);
    }
    EXPECT_FALSE(std::isnan(judgement.now().score));
}

TEST(Hostile, TimeGoingBackwardsIsIgnoredAndAClockSetBackIsBelievedInTheEnd) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(7 * 24h);
    plays.at -= 1h;  // summer time
    plays.run(24h);
    EXPECT_EQ(plays.last, health::normal);
    plays.at -= 365 * 24h;
    plays.run(48h);
    EXPECT_EQ(plays.last, health::normal);
    EXPECT_EQ(plays.alarmed, 0);
    plays.run(48h, 2);
    EXPECT_EQ(plays.last, health::degraded);
}

TEST(Hostile, GapsOfAWeekDoNotCountAsHeldNorAsLearned) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    for (int i = 0; i < 5; ++i) {
        plays.run(30min);
        plays.at += 7 * 24h;
    }
    EXPECT_EQ(plays.last, health::learning);
    plays.run(72h);
    EXPECT_EQ(plays.last, health::normal);
    for (int i = 0; i < 20; ++i) {
        plays.at += 7 * 24h;
        plays.run(20min, 3);
    }
    EXPECT_EQ(plays.alarmed, 0);
}

TEST(Hostile, AMachineThatRunsOneDayAMonthIsLearnedAndJudgedOverItsRunningTime) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    const auto a_month = [&](auto of_the_day) {
        of_the_day();
        plays.at += 30 * 24h;
    };
    for (int month = 0; month < 24; ++month) a_month([&] { plays.run(24h); });
    EXPECT_EQ(plays.last, health::normal);
    EXPECT_EQ(plays.alarmed, 0);
    a_month([&] { plays.rise(24h, 2); });
    EXPECT_EQ(plays.last, health::degraded);
}

TEST(Hostile, SensorsOutOfStepAreJudgedTogether) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    timestamp at = start;
    std::mt19937 draw{1};
    std::normal_distribution<double> noise{0, 0.05};
    const auto play = [&](duration span, double factor) {
        for (const timestamp end = at + span; at < end; at += 10min)
            for (const int which : {3, 0, 2, 1}) {  // neither in order nor at one time
                const auto own = at + std::chrono::seconds{37 * which};
                judgement.sample(static_cast<std::size_t>(which), factor * std::exp(noise(draw)), own);
                judgement.assess(own);
            }
    };
    play(72h, 1);
    EXPECT_EQ(judgement.now().state, health::normal);
    play(24h, 2);
    EXPECT_EQ(judgement.now().state, health::degraded);
}

TEST(Hostile, AnIndicatorThatDoesNotExistIsIgnored) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    judgement.sample(4, 1, start);
    judgement.operate(most_operating_states);
    judgement.sample(0, 1, start);
    EXPECT_EQ(judgement.assess(start).state, health::learning);
    EXPECT_EQ(judgement.indicators()[0].refused(), 1u);
}

}  // namespace
}  // namespace vigie::condition
