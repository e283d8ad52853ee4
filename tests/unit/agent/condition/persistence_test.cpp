#include "agent/condition/persistence.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

constexpr persistence::rule by{2, 1, 60s};
constexpr timestamp start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

TEST(Persistence, IsOnOnceTheHoldHasPassedAndNotBefore) {
    persistence lasting;
    for (int second = 0; second <= 50; second += 10) {
        lasting.take(3, start + std::chrono::seconds{second}, 10s, false, by);
        EXPECT_FALSE(lasting.on()) << second;
    }
    lasting.take(3, start + 60s, 10s, false, by);
    EXPECT_TRUE(lasting.on());
    EXPECT_EQ(lasting.since(), start);
}

TEST(Persistence, StartsAnewWhenOneSampleIsNotOver) {
    persistence lasting;
    for (int second = 0; second <= 50; second += 10)
        lasting.take(3, start + std::chrono::seconds{second}, 10s, false, by);
    lasting.take(2, start + 60s, 10s, false, by);
    lasting.take(3, start + 70s, 10s, false, by);
    EXPECT_FALSE(lasting.on());
}

TEST(Persistence, DoesNotCountAGapThatNobodySaw) {
    persistence lasting;
    lasting.take(3, start, 0s, true, by);
    lasting.take(3, start + 24h, 0s, true, by);
    EXPECT_FALSE(lasting.on());
    lasting.take(3, start + 24h + 60s, 60s, false, by);
    EXPECT_TRUE(lasting.on());
    EXPECT_EQ(lasting.since(), start + 24h);
}

TEST(Persistence, IsOverOnlyClearlyBelow) {
    persistence lasting;
    lasting.take(3, start, 0s, false, {2, 1, 0s});
    ASSERT_TRUE(lasting.on());
    lasting.take(1, start + 10s, 10s, false, by);
    EXPECT_TRUE(lasting.on());
    lasting.take(0.9, start + 20s, 10s, false, by);
    EXPECT_FALSE(lasting.on());
}

}  // namespace
}  // namespace vigie::condition
