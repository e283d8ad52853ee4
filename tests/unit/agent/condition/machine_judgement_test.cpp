#include "agent/condition/machine_judgement.hpp"

#include <gtest/gtest.h>

#include "tests/unit/agent/condition/judgement_samples.hpp"

namespace vigie::condition {
namespace {

TEST(MachineJudgement, LearnsADayAndIsThenNormal) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(23h);
    EXPECT_EQ(plays.last, health::learning);
    EXPECT_EQ(judgement.now().status(), ne107::good);
    plays.run(48h);
    EXPECT_EQ(plays.last, health::normal);
    EXPECT_EQ(plays.alarmed, 0);
}

TEST(MachineJudgement, AsksForMaintenanceWhenAFaultGrowsSlowly) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(7 * 24h);
    EXPECT_EQ(plays.alarmed, 0);
    plays.rise(10 * 24h, 2);
    EXPECT_EQ(plays.last, health::degraded);
    EXPECT_EQ(judgement.now().status(), ne107::maintenance_required);
    EXPECT_LT(judgement.now().since, plays.at);
    EXPECT_EQ(name_of(judgement.advise().looks_like), "bearing");
    plays.run(24h, 4);
    EXPECT_EQ(plays.last, health::severe);
    EXPECT_EQ(judgement.now().status(), ne107::out_of_specification);
}

TEST(MachineJudgement, IsNotHeldForLessThanTheHold) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(72h);
    plays.run(30min, 3);
    plays.run(24h);
    EXPECT_EQ(plays.alarmed, 0);
}

TEST(MachineJudgement, DoesNotBelieveOneAxisAlone) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(72h);
    for (int i = 0; i < 200; ++i, plays.at += player::every) plays.step({5, 5, 1, 1});
    EXPECT_EQ(plays.alarmed, 0);
    EXPECT_EQ(name_of(judgement.advise().looks_like), "sensor");
}

TEST(MachineJudgement, JudgesByTheOtherAxisWhenOneIsSilent) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(72h);
    for (int i = 0; i < 50; ++i, plays.at += player::every) {
        judgement.sample(0, 0.9, plays.at);
        judgement.sample(1, 6 + 0.1 * (i % 3), plays.at);
        judgement.assess(plays.at);
    }
    EXPECT_EQ(judgement.now().state, health::degraded);
}

TEST(MachineJudgement, GivesNoAllClearWhenNobodySeesTheMachineAnyMore) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(72h);
    plays.run(24h, 2);
    ASSERT_EQ(plays.last, health::degraded);
    EXPECT_EQ(judgement.assess(plays.at + 24h).state, health::degraded);
}

TEST(MachineJudgement, DoesNotKnowASilentHealthyMachine) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(72h);
    EXPECT_EQ(judgement.assess(plays.at + 24h).state, health::unknown);
    EXPECT_EQ(judgement.now().status(), ne107::function_check);
}

TEST(MachineJudgement, DoesNotLookAtAMachineThatStandsStill) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(72h);
    judgement.operate(std::nullopt);
    plays.run(100h, 0.01);
    judgement.operate(0);
    plays.run(72h);
    EXPECT_EQ(plays.alarmed, 0);
    EXPECT_EQ(plays.last, health::normal);
}

TEST(MachineJudgement, LearnsAgainWhenAPartWasReplaced) {
    const auto how = two_axes();
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(72h);
    plays.run(24h, 2);
    ASSERT_EQ(plays.last, health::degraded);
    judgement.relearn();
    EXPECT_EQ(judgement.now().state, health::learning);
    plays.alarmed = 0;
    plays.run(96h, 2);
    EXPECT_EQ(plays.alarmed, 0);
    EXPECT_EQ(plays.last, health::normal);
}

TEST(MachineJudgement, TellsTheTimeLeftOfASteadyRiseAsAnInterval) {
    auto how = two_axes();
    how.severe = 12;
    machine_judgement judgement{how};
    player plays{judgement};
    plays.run(72h);
    plays.rise(96h, 4);
    const auto left = judgement.now().to_severe;
    ASSERT_TRUE(left);
    EXPECT_LT(left->soonest, left->latest);
    EXPECT_GT(left->likely, 20h);
    EXPECT_LT(left->likely, 150h);
}

TEST(MachineJudgement, RefusesAProfileWithTooManyIndicators) {
    judgement_profile many;
    many.indicators.resize(most_indicators + 1);
    EXPECT_THROW(machine_judgement{many}, std::invalid_argument);
}

TEST(MachineJudgement, JudgesIndicatorsThatJoinAsThoseOfTheProfile) {
    auto how = two_axes();
    machine_judgement from_the_start{how};
    const auto indicators = std::exchange(how.indicators, {});
    machine_judgement joined{how};
    EXPECT_EQ(joined.assess(start).state, health::unknown) << "nobody sees a machine without indicators";
    for (std::size_t i = 0; i < indicators.size(); ++i) EXPECT_EQ(joined.join(indicators[i]), i);
    player one{from_the_start}, other{joined};
    for (auto* each : {&one, &other}) {
        each->run(72h);
        each->run(24h, 2);
        EXPECT_EQ(each->last, health::degraded);
    }
    EXPECT_EQ(from_the_start.now().score, joined.now().score);
    while (joined.join({}) != most_indicators) {
    }
    EXPECT_EQ(joined.indicators().size(), most_indicators);
}

TEST(MachineJudgement, SeesThatNobodySeesTheMachineWithoutTouchingAHold) {
    const auto how = two_axes();
    machine_judgement judgement{how}, other{how};
    player plays{judgement}, alike{other};
    plays.run(72h);
    alike.run(72h);
    judgement.tick(plays.at + 30min);
    EXPECT_EQ(judgement.now().state, health::normal) << "an hour may pass between samples";
    judgement.tick(plays.at + 3h);
    EXPECT_EQ(judgement.now().state, health::unknown);
    for (auto* each : {&plays, &alike}) {
        each->at += 4h;
        each->run(40min, 3);
        EXPECT_EQ(each->last, health::normal);
        each->run(24h, 3);
        EXPECT_EQ(each->last, health::severe);
    }
    EXPECT_EQ(judgement.now().since, other.now().since);
}

TEST(MachineJudgement, StaysWithinAKilobyteASensor) {
    EXPECT_LE(sizeof(indicator), 200u);
    EXPECT_LE(sizeof(machine_judgement), 700u);
}

}  // namespace
}  // namespace vigie::condition
