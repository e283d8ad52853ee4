#include "agent/condition/operating.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

TEST(Operating, IsToldByTheBordersAndStaysUntilOneIsClearlyPassed) {
    config::operating_signal load;
    load.standstill_below = 0.1;
    load.borders = {0.4, 0.8};
    struct {
        double value;
        int before, now;
    } const cases[] = {
        {0.05, not_told, stands_still},
        {0.1, not_told, 0},
        {0.4, not_told, 1},
        {0.9, not_told, 2},
        {0.41, 0, 0},
        {0.43, 0, 1},
        {0.39, 1, 1},
        {0.37, 1, 0},
        {0.9, 0, 2},
        {0.0, 2, -1},
        {0.096, 0, 0},
        {0.09, 0, stands_still},
        {0.102, stands_still, -1},
        {0.2, stands_still, 0},
    };
    for (const auto& [value, before, now] : cases)
        EXPECT_EQ(operating_state(value, load, before), now) << value << " after " << before;
}

TEST(Operating, HasNoStandstillWhereNoneIsTold) {
    config::operating_signal speed;
    speed.borders = {-5};
    EXPECT_EQ(operating_state(-10, speed, not_told), 0);
    EXPECT_EQ(operating_state(-5.1, speed, 0), 0);
    EXPECT_EQ(operating_state(0, speed, 0), 1);
}

}  // namespace
}  // namespace vigie::condition
