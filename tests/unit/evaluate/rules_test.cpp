#include "evaluate/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::evaluate {
namespace {

std::vector<moment> hourly(int hours) {
    std::vector<moment> made;
    for (int i = 0; i < hours; ++i) made.push_back({i * hour, false});
    return made;
}

TEST(AlwaysOn, MailsOnceAtTheStart) {
    EXPECT_THAT(always_on(hourly(100)), testing::ElementsAre(20));
    EXPECT_THAT(always_on({}), testing::IsEmpty());
}

TEST(AtRandom, HitsAsOftenAsTheWindowsShareOfTheTime) {
    unit half;
    half.failed = true;
    half.end_seconds = 1000 * hour;
    half.windows = {{500 * hour, 1000 * hour}};
    const std::vector<unit> units{half};
    const std::vector<std::vector<moment>> states{hourly(1000)};
    const auto made = at_random(units, states, 1, 4000, failure_at::unit_end);
    EXPECT_NEAR(made.detected, 0.5, 0.05);
    EXPECT_NEAR(made.false_mails, 0.476, 0.05);
}

TEST(AtRandom, IsTheSameEveryTime) {
    unit any;
    any.end_seconds = 100 * hour;
    const std::vector<unit> units{any};
    const std::vector<std::vector<moment>> states{hourly(100)};
    const auto one = at_random(units, states, 3, 10, failure_at::unit_end);
    EXPECT_EQ(one.false_mails, at_random(units, states, 3, 10, failure_at::unit_end).false_mails);
}

}  // namespace
}  // namespace vigie::evaluate
