#include "agent/condition/sensors.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;
using label_list = std::vector<map::label_value>;

timestamp at(std::chrono::seconds since_epoch) {
    return timestamp{since_epoch};
}
clocks both(std::chrono::seconds now) {
    return {at(now), at(now)};
}

config::sensor about(const char* metric, std::map<std::string, std::string> match, double critical) {
    config::sensor made;
    made.metric = metric;
    made.match = std::move(match);
    made.limits.critical = critical;
    made.hold = 0s;
    made.silent_after = 60s;
    return made;
}

const label_list pump{{"line", "press"}, {"machine", "pump-1"}, {"sensor", "de"}, {"site", "lyon"}};
const label_list fan{{"line", "press"}, {"machine", "fan"}, {"sensor", "de"}, {"site", "lyon"}};

class Sensors : public testing::Test {
protected:
    std::vector<config::sensor> known{about("m", {{"machine", "pump-1"}}, 5), about("m", {}, 9)};
    sensors all{known};
};

TEST_F(Sensors, AreJudgedByTheFirstDescriptionThatMatches) {
    EXPECT_EQ(&all.at(all.add("m", pump))->condition.about(), &known[0]);
    EXPECT_EQ(&all.at(all.add("m", fan))->condition.about(), &known[1]);
    EXPECT_EQ(all.add("other", pump), sensors::none);
}

TEST_F(Sensors, CarryTheirMetricBesideTheLabelsOfTheValue) {
    EXPECT_EQ(all.at(all.add("m", fan))->labels,
              R"(metric="m",line="press",machine="fan",sensor="de",site="lyon")");
}

TEST_F(Sensors, GiveTheirWorstStateToTheMachine) {
    const label_list other{{"line", "press"}, {"machine", "pump-1"}, {"sensor", "nde"}, {"site", "lyon"}};
    all.sample(all.add("m", pump), 1, at(1s), at(1s), true);
    all.sample(all.add("m", other), 7, at(1s), at(1s), true);
    ASSERT_EQ(all.machines().size(), 1u);
    EXPECT_EQ(all.machines()[0].labels, R"(line="press",machine="pump-1",site="lyon")");
    EXPECT_EQ(all.machines()[0].name, "lyon / press / pump-1");
    EXPECT_EQ(all.state_of(all.machines()[0])->state, ne107::failure);
}

TEST_F(Sensors, FallSilentOnTheClockTheyLiveOn) {
    const auto plant = all.add("m", pump), node = all.add("m", fan);
    all.sample(plant, 1, at(1000s), at(1000s), true);
    all.sample(node, 1, at(10s), at(10s), false);
    all.tick({.arrival = at(20s), .data = at(1061s)});
    EXPECT_TRUE(all.at(plant)->condition.now().silent);
    EXPECT_FALSE(all.at(node)->condition.now().silent);
}

TEST_F(Sensors, AreNotSilentForAClockThatIsWrong) {
    const auto late = all.add("m", pump);
    all.sample(late, 1, at(100s), at(1000s), true);
    all.tick(both(1059s));
    EXPECT_FALSE(all.at(late)->condition.now().silent);
    all.tick(both(1061s));
    EXPECT_TRUE(all.at(late)->condition.now().silent);
}

TEST_F(Sensors, LeaveTheirMachineWhenRemoved) {
    const auto gone = all.add("m", pump);
    all.remove(gone);
    EXPECT_FALSE(all.at(gone));
    EXPECT_FALSE(all.state_of(all.machines()[0]).has_value());
    EXPECT_EQ(all.add("m", fan), gone) << "its place is used again";
}

}  // namespace
}  // namespace vigie::condition
