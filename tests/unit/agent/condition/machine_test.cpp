#include "agent/condition/machine.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace vigie::condition {
namespace {

verdict sensor(ne107 state, int since) {
    verdict each;
    each.state = state;
    each.since = timestamp{duration{since}};
    return each;
}

TEST(Machine, HasNoStateWithoutSensors) {
    EXPECT_FALSE(roll_up(std::vector<verdict>{}));
}

TEST(Machine, IsAsBadAsItsWorstSensor) {
    using enum ne107;
    const struct {
        std::vector<verdict> sensors;
        ne107 state;
        int since;
    } cases[] = {
        {{sensor(good, 10), sensor(good, 30), sensor(good, 20)}, good, 30},
        {{sensor(good, 99), sensor(maintenance_required, 5)}, maintenance_required, 5},
        {{sensor(out_of_specification, 7), sensor(maintenance_required, 5)}, out_of_specification, 7},
        {{sensor(function_check, 8), sensor(out_of_specification, 7)}, function_check, 8},
        {{sensor(function_check, 8), sensor(failure, 9), sensor(good, 1)}, failure, 9},
        {{sensor(failure, 12), sensor(failure, 9), sensor(failure, 11)}, failure, 9},
    };
    for (const auto& each : cases) {
        const auto machine = roll_up(each.sensors);
        ASSERT_TRUE(machine);
        EXPECT_EQ(machine->state, each.state);
        EXPECT_EQ(machine->since, timestamp{duration{each.since}});
    }
}

TEST(Machine, RollsUpWhateverHoldsAVerdict) {
    struct holder {
        verdict now;
    };
    const std::vector<holder> sensors{{sensor(ne107::good, 1)}, {sensor(ne107::failure, 2)}};
    EXPECT_EQ(roll_up(sensors, &holder::now)->state, ne107::failure);
}

}  // namespace
}  // namespace vigie::condition
