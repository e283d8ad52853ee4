#include "agent/condition/sanity.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

class Sanity : public testing::Test {
protected:
    Sanity() {
        by.hold = 60s;
        by.silent_after = 300s;
    }
    /// What becomes of it: the reason's name, or nothing.
    std::string_view take(double value, duration at) {
        const auto believed = all.check({value, timestamp{at}, timestamp{at}, false}, by, on_change);
        return believed ? std::string_view{} : name_of(believed.error());
    }
    bool has(fault which) const { return all.faults().has(which); }

    config::sensor by;
    bool on_change = false;
    sanity all;
};

TEST_F(Sanity, BelievesAllWithoutAnyCheck) {
    EXPECT_FALSE(is_checked(by));
    EXPECT_EQ(take(1e300, 1s), "");
    EXPECT_EQ(take(-1e300, 2s), "");
    EXPECT_FALSE(all.faults().any());
}

TEST_F(Sanity, RefusesWhatIsOutsideTheRange) {
    by.range = config::range{-40, 150};
    const std::pair<double, std::string_view> cases[] = {
        {-40, ""}, {150, ""}, {-40.001, "out_of_range"}, {150.001, "out_of_range"}, {20, ""}};
    auto at = 0s;
    for (const auto& [value, why] : cases) EXPECT_EQ(take(value, at += 1s), why) << value;
}

TEST_F(Sanity, HasAFaultOnceImpossibleValuesHaveLastedForHold) {
    by.range = config::range{-40, 150};
    take(20, 0s);
    for (auto at = 10s; at < 70s; at += 10s) take(900, at);
    EXPECT_FALSE(has(fault::out_of_range));
    take(900, 70s);
    EXPECT_TRUE(has(fault::out_of_range));
    EXPECT_EQ(all.since(), timestamp{10s});
    for (auto at = 80s; at < 140s; at += 10s) take(20, at);
    EXPECT_TRUE(has(fault::out_of_range));
    take(20, 140s);
    EXPECT_FALSE(has(fault::out_of_range));
}

TEST_F(Sanity, RefusesAChangeThatIsTooFast) {
    by.rate = config::rate{5, 1s};
    const struct {
        double value;
        duration at;
        std::string_view why;
    } cases[] = {
        {20, 0s, ""},
        {25, 1s, ""},
        {30.01, 2s, "too_fast"},  // 5.01 in a second
        {30, 2s, ""},             // 5
        {35, 2100ms, ""},         // within `per` all of it may come at once
        {41, 2200ms, "too_fast"},
        {50, 5100ms, ""},  // 15 in three seconds
        {0, 15100ms, ""},  // 50 in ten, and downwards
    };
    for (const auto& [value, at, why] : cases)
        EXPECT_EQ(take(value, at), why) << value << " at " << at.count();
}

TEST_F(Sanity, BelievesAStepOnceFiveSamplesAgree) {
    by.rate = config::rate{1, 1s};
    take(20, 0s);
    for (auto at = 1s; at < 5s; at += 1s) EXPECT_EQ(take(80, at), "too_fast") << at.count();
    EXPECT_EQ(take(80, 5s), "");
    EXPECT_EQ(take(80.5, 6s), "");
    EXPECT_EQ(take(20, 7s), "too_fast") << "back again is a step as well";
}

TEST_F(Sanity, BelievesNoStepWhoseSamplesDisagree) {
    by.rate = config::rate{1, 1s};
    take(20, 0s);
    for (auto at = 1s; at < 20s; at += 1s) EXPECT_EQ(take(at.count() % 2 == 0 ? 80 : 200, at), "too_fast");
    EXPECT_EQ(take(21, 20s), "") << "what it was before is believed at once";
}

TEST_F(Sanity, IsStuckOnceTheVerySameValueHasLasted) {
    by.stuck_after = 100s;
    for (auto at = 0s; at < 100s; at += 10s) take(20, at);
    EXPECT_FALSE(has(fault::stuck));
    EXPECT_EQ(take(20, 100s), "") << "its values are taken";
    EXPECT_TRUE(has(fault::stuck));
    EXPECT_EQ(all.since(), timestamp{0s});
    take(20.0000001, 110s);
    EXPECT_FALSE(has(fault::stuck));
}

TEST_F(Sanity, IsNotStuckForAGapThatNobodySaw) {
    by.stuck_after = 400s;
    take(20, 0s);
    take(20, 301s);
    take(20, 600s);
    EXPECT_FALSE(has(fault::stuck));
    take(20, 701s);
    EXPECT_TRUE(has(fault::stuck));
    take(20, 2000s);
    EXPECT_TRUE(has(fault::stuck)) << "nor is the gap the end of it";
}

TEST_F(Sanity, IsNeitherStuckNorIrregularWhenItSaysOnlyWhatIsNew) {
    by.stuck_after = 10s;
    by.interval = 1s;
    on_change = true;
    for (auto at = 0s; at < 200s; at += 20s) take(20, at);
    EXPECT_FALSE(all.faults().any());
}

TEST_F(Sanity, IsIrregularWhenSamplesComeFarLessOften) {
    by.interval = 10s;
    auto at = 0s;
    const auto take_each = [&](std::chrono::seconds gap, int times) {
        for (int i = 0; i < times; ++i) take(20, at += gap);
    };
    take_each(10s, 20);
    take_each(19s, 50);
    EXPECT_FALSE(has(fault::irregular)) << "not quite twice the interval";
    take_each(10s, 50);
    take_each(250s, 1);
    EXPECT_FALSE(has(fault::irregular)) << "a single pause is no habit";
    take_each(10s, 50);
    take_each(40s, 3);
    EXPECT_FALSE(has(fault::irregular));
    take_each(40s, 1);
    EXPECT_TRUE(has(fault::irregular));
    take_each(16s, 50);
    EXPECT_TRUE(has(fault::irregular)) << "over half as long again";
    take_each(10s, 10);
    EXPECT_FALSE(has(fault::irregular));
}

TEST_F(Sanity, RefusesTimesThatAreTooFarFromTheArrival) {
    by.clock_skew = 60s;
    const std::pair<duration, std::string_view> cases[] = {
        {60s, ""}, {-60s, ""}, {60001ms, "clock_skew"}, {-60001ms, "clock_skew"}};
    for (const auto& [ahead, why] : cases) {
        sanity fresh;
        const auto believed = fresh.check({1, timestamp{1000s + ahead}, timestamp{1000s}, true}, by, false);
        EXPECT_EQ(believed ? std::string_view{} : name_of(believed.error()), why) << ahead.count();
    }
    sanity other;
    EXPECT_TRUE(other.check({1, timestamp{5000s}, timestamp{1000s}, false}, by, false))
        << "no time of its own";
}

TEST_F(Sanity, HasAClockFaultFromReadingsThatWereRefusedBefore) {
    by.clock_skew = 60s;
    for (auto at = 0s; at < 60s; at += 10s) all.skewed(timestamp{at}, by);
    EXPECT_FALSE(has(fault::clock_skew));
    all.skewed(timestamp{60s}, by);
    EXPECT_TRUE(has(fault::clock_skew));
}

TEST_F(Sanity, LeavesWhatIsOlderToTheSeries) {
    by.range = config::range{0, 10};
    by.rate = config::rate{1, 1s};
    take(5, 100s);
    EXPECT_EQ(take(900, 50s), "");
    EXPECT_EQ(take(6, 101s), "");
}

}  // namespace
}  // namespace vigie::condition
