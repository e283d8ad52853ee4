// What faults of a sensor make of its state: judge and sensors together.
#include "agent/condition/sensors.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;
using label_list = std::vector<map::label_value>;

const label_list pump{{"machine", "pump-1"}, {"sensor", "de"}};
const label_list fan{{"machine", "fan"}, {"sensor", "de"}};

timestamp at(std::chrono::seconds when) {
    return timestamp{when};
}
clocks both(std::chrono::seconds when) {
    return {at(when), at(when)};
}

constexpr expectation there_should_be{.on_change = false, .declared = true};
constexpr expectation says_what_is_new{.on_change = true, .declared = false};

class SensorFaults : public testing::Test {
protected:
    SensorFaults() {
        config::sensor about;
        about.metric = "m";
        about.limits.critical = 90;
        about.hold = 0s;
        about.silent_after = 60s;
        about.range = config::range{0, 100};
        about.stuck_after = 30s;
        known = {about};
    }
    void take(sensor_id id, double value, std::chrono::seconds when) {
        if (all.check(id, {value, at(when), at(when), false}))
            all.sample(id, value, at(when), at(when), false);
    }
    const verdict& now(sensor_id id) const { return all.at(id)->condition.now(); }
    bool has(sensor_id id, fault which) const { return now(id).faults.has(which); }

    std::vector<config::sensor> known;
    sensors all{known};
};

TEST_F(SensorFaults, AreAFunctionCheck) {
    const auto id = all.add("m", pump);
    take(id, 20, 0s);
    EXPECT_TRUE(now(id).plausible);
    EXPECT_EQ(now(id).state, ne107::good);
    take(id, 900, 10s);
    EXPECT_EQ(now(id).state, ne107::function_check);
    EXPECT_EQ(now(id).since, at(10s));
    EXPECT_FALSE(now(id).plausible);
    EXPECT_EQ(all.at(id)->at, at(0s)) << "the last sample is the last that was believed";
    EXPECT_EQ(all.state_of(all.machines()[0])->state, ne107::function_check);
    take(id, 21, 20s);
    EXPECT_EQ(now(id).state, ne107::good);
    EXPECT_EQ(now(id).since, at(20s));
    EXPECT_TRUE(now(id).plausible);
}

TEST_F(SensorFaults, LeaveAHeldCriticalLimitAFailure) {
    const auto id = all.add("m", pump);
    take(id, 95, 0s);
    take(id, 900, 10s);
    EXPECT_TRUE(has(id, fault::out_of_range));
    EXPECT_EQ(now(id).state, ne107::failure);
}

TEST_F(SensorFaults, KeepAStuckSensorFromSpeakingForItsMachine) {
    const auto id = all.add("m", pump);
    for (auto when = 0s; when <= 30s; when += 10s) {
        EXPECT_FALSE(has(id, fault::stuck));
        take(id, 20, when);
    }
    EXPECT_TRUE(has(id, fault::stuck));
    EXPECT_EQ(now(id).state, ne107::function_check);
    EXPECT_FALSE(now(id).plausible);
}

TEST_F(SensorFaults, DoNotSilenceWhatSendsNonsenseNorEndASilence) {
    const auto id = all.add("m", pump);
    take(id, 20, 0s);
    take(id, 900, 50s);
    all.tick(both(110s));
    EXPECT_FALSE(now(id).silent);
    all.tick(both(111s));
    EXPECT_TRUE(now(id).silent);
    take(id, 900, 120s);
    EXPECT_TRUE(now(id).silent);
    take(id, 20, 130s);
    EXPECT_FALSE(now(id).silent);
}

/// Heard, then silent, every four minutes from `from` on: silent since from + 61 s and so on.
TEST_F(SensorFaults, ShowASensorThatFallsSilentAgainAndAgain) {
    const auto id = all.add("m", pump);
    const auto flap = [&](std::chrono::seconds from) {
        take(id, 20, from);
        EXPECT_FALSE(now(id).silent);
        all.tick(both(from + 61s));
        EXPECT_TRUE(now(id).silent);
    };
    flap(0s);
    flap(240s);
    EXPECT_FALSE(has(id, fault::intermittent));
    flap(480s);
    EXPECT_TRUE(has(id, fault::intermittent));
    take(id, 21, 720s);
    EXPECT_TRUE(has(id, fault::intermittent)) << "being heard once proves nothing";
    EXPECT_TRUE(now(id).plausible) << "its values are good";
    EXPECT_EQ(now(id).state, ne107::function_check);
    for (auto when = 780s; when <= 540s + 3600s; when += 60s)
        take(id, when.count() % 120 == 0 ? 20 : 21, when);
    EXPECT_TRUE(has(id, fault::intermittent));
    all.tick(both(542s + 3600s));
    EXPECT_FALSE(has(id, fault::intermittent)) << "an hour after it fell silent last";
    EXPECT_EQ(now(id).state, ne107::good);
}

TEST_F(SensorFaults, DoNotBlameTheSensorForABrokerThatCannotBeHeard) {
    const auto id = all.add("m", pump, {"main", {}});
    const auto other = all.add("m", fan, {"other", {}});
    for (auto from = 0s; from < 720s; from += 240s) {
        all.reach("main", true);
        take(id, 20, from);
        take(other, 20, from);
        all.reach("main", false);
        all.tick(both(from + 61s));
        EXPECT_TRUE(now(id).silent && now(other).silent);
    }
    EXPECT_FALSE(has(id, fault::intermittent));
    EXPECT_TRUE(has(other, fault::intermittent));
}

TEST_F(SensorFaults, ShowADeclaredSensorThatNeverCame) {
    const auto id = all.add("m", pump, {"main", there_should_be});
    all.tick(both(1000s));
    all.tick(both(1060s));
    EXPECT_FALSE(now(id).known) << "nothing is said before its time";
    EXPECT_FALSE(all.state_of(all.machines()[0]));
    all.tick(both(1061s));
    EXPECT_TRUE(now(id).silent);
    EXPECT_TRUE(has(id, fault::never_seen));
    EXPECT_EQ(now(id).state, ne107::function_check);
    EXPECT_EQ(now(id).since, at(1000s));
    take(id, 20, 1070s);
    EXPECT_FALSE(has(id, fault::never_seen));
    EXPECT_EQ(now(id).state, ne107::good);
    all.tick(both(1131s));
    EXPECT_TRUE(now(id).silent);
    EXPECT_FALSE(has(id, fault::never_seen)) << "silent, and seen before";
}

TEST_F(SensorFaults, DoNotTakeWhatSpeaksOnlyOfChangesForSilent) {
    const auto id = all.add("m", pump, {"main", {.on_change = true, .declared = true}});
    all.tick(both(0s));
    all.tick(both(10'000s));
    EXPECT_FALSE(now(id).known);
    take(id, 20, 10'001s);
    all.tick(both(90'000s));
    EXPECT_FALSE(now(id).silent);
    EXPECT_EQ(now(id).state, ne107::good);
}

TEST_F(SensorFaults, ComeWithADeviceThatIsGone) {
    const auto one = all.add("m", pump), other = all.add("m", fan);
    take(one, 20, 0s);
    take(other, 20, 0s);
    all.device(R"(machine="pump-1")", true, at(1s));
    EXPECT_FALSE(has(one, fault::offline));
    EXPECT_EQ(all.at(one)->devices.known, 1u);
    all.device(R"(machine="pump-1")", false, at(5s));
    EXPECT_TRUE(has(one, fault::offline));
    EXPECT_TRUE(now(one).silent);
    EXPECT_EQ(now(one).state, ne107::function_check);
    EXPECT_FALSE(now(one).plausible);
    EXPECT_FALSE(now(other).silent);
    EXPECT_EQ(all.at(other)->devices.known, 0u);
    all.device(R"(machine="pump-1")", true, at(9s));
    EXPECT_FALSE(has(one, fault::offline));
    EXPECT_TRUE(now(one).silent) << "until its next sample";
    take(one, 20, 10s);
    EXPECT_EQ(now(one).state, ne107::good);
}

TEST_F(SensorFaults, GoWithADeviceThatIsBackForWhatSpeaksOnlyOfChanges) {
    const auto id = all.add("m", pump, {"main", says_what_is_new});
    take(id, 20, 0s);
    all.device(R"(machine="pump-1")", false, at(5s));
    EXPECT_TRUE(now(id).silent);
    all.device(R"(machine="pump-1")", true, at(9s));
    EXPECT_EQ(now(id).state, ne107::good);
}

TEST_F(SensorFaults, ReachASensorThatIsFoundWhileItsDeviceIsGone) {
    all.device(R"(machine="pump-1")", false, at(5s));
    const auto id = all.add("m", pump);
    all.tick(both(6s));
    EXPECT_TRUE(has(id, fault::offline));
    EXPECT_TRUE(now(id).silent);
}

TEST_F(SensorFaults, WaitAnewWhenTheDatasClockBegins) {
    const auto id = all.add("m", pump, {"main", there_should_be, true});
    all.tick({.arrival = at(100'000s), .data = at(100'000s)});
    all.wait_anew({.arrival = at(100'001s), .data = at(500s)});
    all.tick({.arrival = at(100'001s), .data = at(560s)});
    EXPECT_FALSE(now(id).silent);
    all.tick({.arrival = at(100'002s), .data = at(561s)});
    EXPECT_TRUE(now(id).silent);
}

}  // namespace
}  // namespace vigie::condition
