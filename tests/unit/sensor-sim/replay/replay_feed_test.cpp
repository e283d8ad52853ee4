#include "sensor-sim/replay/replay_feed.hpp"

#include <gtest/gtest.h>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

TEST(ReplayFeed, GivesTheRowsInOrderAndEnds) {
    recording r{{"h", "v"}, {{0ms, {1.0, 2.0}}, {600s, {std::nullopt, 3.0}}}};
    replay_feed feed{std::move(r),
                     {{0, "vibration/bearing/h", 2, 0}, {1, "temperature/oil", 1, 10}},
                     {"plant/a/b/c", "{}"},
                     start_time{1000ms}};
    struct {
        plant_time at;
        std::string topic, payload;
    } const cases[] = {
        {0s, "plant/a/b/c/vibration/bearing/h", R"({"value":2,"ts":1000})"},
        {0s, "plant/a/b/c/temperature/oil", R"({"value":12,"ts":1000})"},
        {600s, "plant/a/b/c/vibration/bearing/h", ""},
        {600s, "plant/a/b/c/temperature/oil", R"({"value":13,"ts":601000})"},
    };
    for (const auto& c : cases) {
        const auto got = feed.next();
        ASSERT_TRUE(got);
        EXPECT_EQ(got->at, c.at);
        EXPECT_EQ(got->topic, c.topic);
        EXPECT_EQ(got->payload, c.payload);
    }
    EXPECT_FALSE(feed.next());
}

}  // namespace
}  // namespace vigie::sim
