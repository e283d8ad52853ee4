#include "agent/pipeline/data_clock.hpp"

#include <gtest/gtest.h>

namespace vigie::pipeline {
namespace {

using namespace std::chrono_literals;

timestamp at(std::chrono::seconds since_epoch) {
    return timestamp{since_epoch};
}

TEST(DataClock, IsTheArrivalWhereThePayloadTellsNoTime) {
    data_clock clock{config::clock_source::payload, 1h};
    const auto placed = *clock.place(std::nullopt, at(100s));
    EXPECT_EQ(placed.at, at(100s));
    EXPECT_FALSE(placed.own_time);
}

TEST(DataClock, RefusesAPayloadTimeFarFromTheArrival) {
    data_clock clock{config::clock_source::arrival, 1h};
    EXPECT_EQ(clock.place(at(10h), at(8h)).error(), reason::clock_skew);
    EXPECT_EQ(clock.place(at(6h), at(8h)).error(), reason::clock_skew);
    const auto placed = *clock.place(at(8h - 10min), at(8h));
    EXPECT_EQ(placed.at, at(8h - 10min));
    EXPECT_EQ(placed.seen, at(8h));
    EXPECT_EQ(clock.now(at(9h)).data, at(9h));
}

TEST(DataClock, FollowsTheNewestPayloadTimeAndGoesOnAtTheWallsSpeed) {
    data_clock clock{config::clock_source::payload, 1h};
    EXPECT_EQ(clock.now(at(5s)).data, at(5s)) << "nothing told yet";
    EXPECT_EQ(clock.place(at(1000h), at(10s))->seen, at(1000h));
    EXPECT_EQ(clock.now(at(13s)).data, at(1000h + 3s));
    EXPECT_EQ(clock.place(at(999h), at(13s))->seen, at(1000h + 3s)) << "an older one moves nothing";
    EXPECT_EQ(clock.now(at(13s)).arrival, at(13s));
}

}  // namespace
}  // namespace vigie::pipeline
