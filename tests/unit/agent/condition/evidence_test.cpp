#include "agent/condition/evidence.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace vigie::condition {
namespace {

using namespace std::chrono_literals;

/// A sample each 10 s; 'x' is bad. Hold 60 s, and gaps of up to 60 s count.
evidence after(std::string_view samples) {
    evidence made;
    timestamp at{1000s};
    for (const char each : samples) {
        made.take(each == 'x', at, 60s, 60s);
        at += 10s;
    }
    return made;
}

TEST(Evidence, IsOnOnceBadSamplesHaveOutweighedGoodOnesByHold) {
    const struct {
        std::string_view samples;
        bool on;
    } cases[] = {
        {"", false},
        {"..........", false},
        {"....x.....", false},            // a lone spike
        {"....xxxxxx", false},            // 50 s
        {"....xxxxxxx", true},            // 60 s
        {"x.x.x.x.x.x.x.x.x.x.", false},  // half of them
        {"xx.xx.xx.xx.xx.x", false},      // two thirds, not yet ahead by 60 s
        {"xx.xx.xx.xx.xx.xx", true},      // two thirds, for long enough
        {"xxxxxxx......", true},          // good for 50 s
        {"xxxxxxx.......", false},        // good for 60 s
        {"xxxxxxx...x....", true},        // a bad one among them
        {"xxxxxxx...x.....", false},
        {"xxxxxxxxxxxxxxxxxxxx.......", false},  // however long it was bad
    };
    for (const auto& [samples, on] : cases) EXPECT_EQ(after(samples).on(), on) << samples;
}

TEST(Evidence, BeganWithTheFirstBadSample) {
    EXPECT_EQ(after("....xxxxxxx").since(), timestamp{1040s});
    EXPECT_EQ(after("xx....xxxxxxx").since(), timestamp{1060s}) << "not with an episode that was made up for";
}

TEST(Evidence, CountsNoGapThatNobodySaw) {
    evidence made;
    made.take(true, timestamp{0s}, 60s, 60s);
    made.take(true, timestamp{61s}, 60s, 60s);
    EXPECT_FALSE(made.on());
    made.take(true, timestamp{121s}, 60s, 60s);
    EXPECT_TRUE(made.on());
}

TEST(Evidence, IsTheNewestSampleWithoutAHold) {
    evidence made;
    made.take(true, timestamp{0s}, 0s, 60s);
    EXPECT_TRUE(made.on());
    made.take(false, timestamp{1s}, 0s, 60s);
    EXPECT_FALSE(made.on());
}

TEST(Evidence, TakesATimeThatGoesBackForNoTime) {
    evidence made;
    made.take(true, timestamp{100s}, 60s, 60s);
    made.take(true, timestamp{40s}, 60s, 60s);
    made.take(true, timestamp{99s}, 60s, 60s);
    EXPECT_FALSE(made.on());
}

}  // namespace
}  // namespace vigie::condition
