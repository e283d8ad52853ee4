#include "agent/condition/manipulation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace vigie::condition {
namespace {

TEST(Scaled, TakesTheLogarithmOfWhatGrowsByFactors) {
    EXPECT_DOUBLE_EQ(scaled(8, scale::linear).value(), 8);
    EXPECT_DOUBLE_EQ(scaled(2, scale::logarithmic).value() + scaled(3, scale::logarithmic).value(),
                     scaled(6, scale::logarithmic).value());
}

TEST(Scaled, RefusesWhatIsNoMeasurement) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const auto on : {scale::linear, scale::logarithmic}) {
        EXPECT_FALSE(scaled(std::nan(""), on));
        EXPECT_FALSE(scaled(infinity, on));
        EXPECT_FALSE(scaled(-infinity, on));
    }
    EXPECT_FALSE(scaled(0, scale::logarithmic));
    EXPECT_FALSE(scaled(-1, scale::logarithmic));
    EXPECT_EQ(scaled(0, scale::linear), 0);
}

TEST(Smoother, StartsAsTheMeanOfItsFirstSamples) {
    smoother smooth;
    EXPECT_DOUBLE_EQ(smooth.take(10, 0, 1000), 10);
    EXPECT_DOUBLE_EQ(smooth.take(20, 1, 1000), 15);
    EXPECT_DOUBLE_EQ(smooth.take(30, 1, 1000), 20);
}

TEST(Smoother, GoesTwoThirdsOfTheWayInATimeConstantHoweverManySamplesThatIs) {
    for (const int samples : {10, 1000}) {
        smoother smooth;
        for (int i = 0; i < 100'000; ++i) smooth.take(0, 1, 100);
        for (int i = 0; i < samples; ++i) smooth.take(1, 100.0 / samples, 100);
        EXPECT_NEAR(smooth.value(), 1 - std::exp(-1), 1e-6) << samples;
    }
}

TEST(Smoother, StartsAnewAfterARestart) {
    smoother smooth;
    for (int i = 0; i < 10; ++i) smooth.take(100, 1, 10);
    smooth.restart();
    EXPECT_DOUBLE_EQ(smooth.take(1, 1, 10), 1);
}

}  // namespace
}  // namespace vigie::condition
