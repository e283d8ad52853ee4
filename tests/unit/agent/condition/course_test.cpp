#include "agent/condition/course.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

timestamp at(std::chrono::seconds when) {
    return timestamp{when};
}

TEST(Course, KeepsTheHighestOfEachSlotAndTheNewestTwelve) {
    course kept;
    for (int slot = 0; slot < 20; ++slot)
        for (const int number : {1, 5, 2}) kept.take(slot + number, at(10s * slot + 3s), 10s);
    for (std::size_t slot = 0; slot < course::slots; ++slot)
        EXPECT_EQ(kept.at(slot), static_cast<double>(slot) + 8 + 5);
}

TEST(Course, HasNothingWhereNothingWasHeard) {
    course kept;
    EXPECT_EQ(kept.at(11), std::nullopt);
    kept.take(1, at(100s), 10s);
    kept.take(2, at(130s), 10s);
    EXPECT_EQ(kept.at(11), 2);
    EXPECT_EQ(kept.at(10), std::nullopt);
    EXPECT_EQ(kept.at(8), 1);
    kept.take(3, at(100'000s), 10s);
    EXPECT_EQ(kept.at(11), 3);
    EXPECT_EQ(kept.at(8), std::nullopt);
}

TEST(Course, BeginsAnewWhenTheClockIsSetBack) {
    course kept;
    kept.take(1, at(1000s), 10s);
    kept.take(2, at(500s), 10s);
    EXPECT_EQ(kept.at(11), 2);
    for (std::size_t slot = 0; slot < 11; ++slot) EXPECT_EQ(kept.at(slot), std::nullopt);
}

}  // namespace
}  // namespace vigie::condition
