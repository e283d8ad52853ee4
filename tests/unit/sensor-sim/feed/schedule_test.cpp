#include "sensor-sim/feed/schedule.hpp"

#include <gtest/gtest.h>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;
using times = std::vector<std::pair<std::int64_t, std::size_t>>;

times first(schedule s, int count) {
    times all;
    for (int i = 0; i < count; ++i) {
        const auto d = s();
        all.emplace_back(d.at.count() / 1000, d.series);
    }
    return all;
}

TEST(Schedule, BySamplingKeepsEachInterval) {
    EXPECT_EQ(first(by_sampling({60s, 30s, 60s}), 8),
              (times{{0, 0}, {0, 1}, {0, 2}, {30, 1}, {60, 0}, {60, 1}, {60, 2}, {90, 1}}));
}

TEST(Schedule, ByRateTakesTurnsInEvenSteps) {
    EXPECT_EQ(first(by_rate(3, 2, 60), 5), (times{{0, 0}, {30, 1}, {60, 2}, {90, 0}, {120, 1}}));
}

TEST(Schedule, ByRateDoesNotLoseTimeToRounding) {
    auto s = by_rate(7, 3, 1);
    due last;
    for (int i = 0; i <= 3'000'000; ++i) last = s();
    EXPECT_EQ(last.at, 1'000'000s);
}

}  // namespace
}  // namespace vigie::sim
