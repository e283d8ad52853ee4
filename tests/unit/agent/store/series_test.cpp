#include "agent/store/series.hpp"

#include <gtest/gtest.h>

namespace vigie::store {
namespace {

using namespace std::chrono_literals;

timestamp at(std::chrono::seconds since_epoch) {
    return timestamp{since_epoch};
}

class Windows : public testing::Test {
protected:
    void add(double value, std::chrono::seconds when) {
        ASSERT_TRUE(one.add({value, at(when), at(when), true}, 60s));
    }
    series one;
};

TEST_F(Windows, ShowTheLastWholeWindowWhoeverLooks) {
    add(2, 60s);
    add(5, 90s);
    add(3, 119s);
    EXPECT_EQ(one.last_whole(at(119s), 60s), nullptr) << "not whole yet";
    for (const auto when : {120s, 150s, 179s}) {
        const auto* whole = one.last_whole(at(when), 60s);
        ASSERT_NE(whole, nullptr);
        EXPECT_EQ(whole->minimum, 2);
        EXPECT_EQ(whole->maximum, 5);
        EXPECT_EQ(whole->samples, 3u);
    }
    EXPECT_EQ(one.last_whole(at(180s), 60s), nullptr) << "no sample fell into the window after it";
}

TEST_F(Windows, StayWhileTheNextOneFills) {
    add(2, 60s);
    add(7, 120s);
    ASSERT_NE(one.last_whole(at(121s), 60s), nullptr);
    EXPECT_EQ(one.last_whole(at(121s), 60s)->maximum, 2);
    EXPECT_EQ(one.last_whole(at(181s), 60s)->maximum, 7);
}

TEST_F(Windows, BeginAtMultiplesOfTheirLength) {
    add(1, 119s);
    add(9, 120s);
    EXPECT_EQ(one.last_whole(at(120s), 60s)->samples, 1u);
}

TEST(Series, RefusesWhatIsOlderThanItsLastSample) {
    series one;
    ASSERT_TRUE(one.add({1, at(10s), at(10s), true}, 60s));
    EXPECT_EQ(one.add({2, at(9s), at(11s), true}, 60s).error(), reason::out_of_order);
    EXPECT_EQ(one.value, 1);
    EXPECT_TRUE(one.add({3, at(10s), at(11s), true}, 60s)) << "a message may come twice";
}

}  // namespace
}  // namespace vigie::store
