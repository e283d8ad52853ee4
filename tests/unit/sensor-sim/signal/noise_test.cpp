#include "sensor-sim/signal/noise.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::sim {
namespace {

TEST(Noise, IsTheSameOnEveryCompiler) {
    EXPECT_EQ(noise_key(1, "lyon/press/pump-1"), noise_key(1, "lyon/press/pump-1"));
    EXPECT_NE(noise_key(1, "lyon/press/pump-1"), noise_key(2, "lyon/press/pump-1"));
    // Written down once: a change here changes every recorded series.
    EXPECT_EQ(noise_key(1, "a"), 0x1e294378b45c3f93U);
    EXPECT_DOUBLE_EQ(uniform(42, 7), 0.43230474876977543);
}

TEST(Noise, OfTheNormalKindHasMeanZeroAndDeviationOne) {
    double sum = 0;
    double squares = 0;
    constexpr int n = 20'000;
    for (int i = 0; i < n; ++i) {
        const double x = normal(3, i * 60'000);
        EXPECT_LE(std::abs(x), 4);
        sum += x;
        squares += x * x;
    }
    EXPECT_NEAR(sum / n, 0, 0.03);
    EXPECT_NEAR(squares / n, 1, 0.04);
}

TEST(Noise, OfNeighboursIsNotRelated) {
    double sum = 0;
    constexpr int n = 20'000;
    for (int i = 0; i < n; ++i) sum += normal(3, i) * normal(3, i + 1);
    EXPECT_NEAR(sum / n, 0, 0.03);
}

TEST(Noise, OfTheSmoothKindNeverJumps) {
    for (double x = 0; x < 50; x += 0.01) {
        EXPECT_LE(std::abs(smooth(5, x)), 1);
        EXPECT_LT(std::abs(smooth(5, x + 0.01) - smooth(5, x)), 0.04);
    }
}

}  // namespace
}  // namespace vigie::sim
