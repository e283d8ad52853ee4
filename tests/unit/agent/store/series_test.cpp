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
        ASSERT_TRUE(one.add({value, at(when), at(when), true}, {60s}));
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

TEST_F(Windows, BeginWithTheEpoch) {
    add(4, 59s);
    EXPECT_EQ(one.last_whole(at(119s), 60s)->minimum, 4);
    EXPECT_EQ(one.last_whole(at(59s), 60s), nullptr) << "there is none before the first";
}

sample retained(double value, std::chrono::seconds when) {
    return {value, at(when), at(when), false, false};
}

TEST(Series, RefusesWhatIsOlderThanItsLastSample) {
    series one;
    ASSERT_TRUE(one.add({1, at(10s), at(10s), true}, {60s}));
    EXPECT_EQ(one.add({2, at(9s), at(11s), true}, {60s}).error(), reason::out_of_order);
    EXPECT_EQ(one.value, 1);
    EXPECT_TRUE(one.add({3, at(10s), at(11s), true}, {60s})) << "a message may come twice";
}

TEST(Series, CountsARetainedSampleInNoWindow) {
    series one;
    EXPECT_EQ(*one.add(retained(7, 10s), {60s}), taken::ordinary);
    EXPECT_EQ(one.value, 7);
    EXPECT_EQ(one.at, at(10s));
    EXPECT_TRUE(one.sampled);
    EXPECT_FALSE(one.has_fresh);
    EXPECT_EQ(one.last_whole(at(60s), 60s), nullptr);
    ASSERT_TRUE(one.add({9, at(11s), at(11s)}, {60s}));
    EXPECT_EQ(one.last_whole(at(60s), 60s)->minimum, 9);
}

TEST(Series, PrefersAFreshSampleToARetainedOne) {
    series one;
    ASSERT_TRUE(one.add(retained(7, 10s), {60s}));
    EXPECT_TRUE(one.add({8, at(5s), at(5s)}, {60s})) << "though its time is before the retained one's";
    EXPECT_EQ(one.add(retained(9, 20s), {60s}).error(), reason::out_of_order);
    EXPECT_EQ(one.value, 8);
    EXPECT_EQ(one.seen, at(5s));
}

TEST(Series, TellsWhenACounterBeginsAnew) {
    series one;
    const series::keeping counter{60s, true};
    EXPECT_EQ(*one.add({5, at(1s), at(1s)}, counter), taken::ordinary);
    EXPECT_EQ(*one.add({5, at(2s), at(2s)}, counter), taken::ordinary);
    EXPECT_EQ(*one.add({2, at(3s), at(3s)}, counter), taken::counter_reset);
    EXPECT_EQ(one.value, 2);
    EXPECT_EQ(one.add({1, at(2s), at(2s)}, counter).error(), reason::out_of_order);
    EXPECT_EQ(*one.add({1, at(4s), at(4s)}, {60s, false}), taken::ordinary) << "a gauge may fall";
}

}  // namespace
}  // namespace vigie::store
