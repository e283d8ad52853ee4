#include "agent/condition/line.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace vigie::condition {
namespace {

TEST(Line, KnowsNothingAtFirst) {
    line line;
    EXPECT_EQ(line.slope(), 0);
    EXPECT_EQ(line.points(), 0);
    EXPECT_EQ(line.explained(), 0);
    line.add(5, 0, 100);
    EXPECT_EQ(line.slope(), 0);
    EXPECT_EQ(line.at(1000), 5);
}

TEST(Line, FollowsPointsOnALineExactly) {
    line line;
    for (int each = 0; each < 1000; ++each) line.add(3 + 0.25 * 7 * each, each == 0 ? 0 : 7, 600);
    EXPECT_NEAR(line.slope(), 0.25, 1e-12);
    EXPECT_NEAR(line.at(0), 3 + 0.25 * 7 * 999, 1e-8);
    EXPECT_NEAR(line.at(100), 3 + 0.25 * (7 * 999 + 100), 1e-8);
    EXPECT_NEAR(line.explained(), 1, 1e-12);
    EXPECT_NEAR(line.points(), 2 * 600 / 7.0, 1);  // Σw = m, Σw² = m/2
    EXPECT_NEAR(line.spread(), 600, 1);
}

/// The same by the sums as they stand in a textbook, over points kept with their weights.
TEST(Line, AgreesWithWeightedLeastSquaresOverAllPointsAtUnevenTimes) {
    std::mt19937_64 random{4};
    std::exponential_distribution<double> gap{0.1};
    std::normal_distribution<double> noise{101'325, 40};
    struct point {
        double time, value;
    };
    std::vector<point> points;
    line line;
    double time = 0;
    for (int each = 0; each < 500; ++each) {
        const double passed = each == 0 ? 0 : gap(random);
        time += passed;
        points.push_back({time, noise(random) + 0.5 * time});
        line.add(points.back().value, passed, 900);
    }
    long double w = 0, wt = 0, wy = 0, tt = 0, ty = 0, yy = 0;
    for (const auto& [t, y] : points) {
        const long double weight = std::exp((t - time) / 900);
        w += weight, wt += weight * (t - time), wy += weight * y;
    }
    for (const auto& [t, y] : points) {
        const long double weight = std::exp((t - time) / 900), dt = t - time - wt / w, dy = y - wy / w;
        tt += weight * dt * dt, ty += weight * dt * dy, yy += weight * dy * dy;
    }
    EXPECT_NEAR(line.slope(), static_cast<double>(ty / tt), 1e-9);
    EXPECT_NEAR(line.at(0), static_cast<double>(wy / w - ty / tt * wt / w), 1e-6);
    EXPECT_NEAR(line.explained(), static_cast<double>(ty * ty / (tt * yy)), 1e-9);
}

}  // namespace
}  // namespace vigie::condition
