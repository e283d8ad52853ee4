#include "agent/waveform/shape.hpp"

#include "tests/unit/agent/waveform/signals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

namespace vigie::waveform {
namespace {

result<shape> seen_in(const std::vector<double>& samples) {
    std::vector<float> normal(samples.size());
    return shape_of(samples, normal);
}

TEST(Shape, OfASineIsWhatBooksSay) {
    for (const double amplitude : {1e-6, 2.0, 3e4}) {
        const auto seen = *seen_in(sine(amplitude, 160, 5 * amplitude));
        EXPECT_NEAR(seen.mean, 5 * amplitude, 1e-9 * amplitude);
        EXPECT_NEAR(seen.rms, amplitude / std::numbers::sqrt2, 1e-9 * amplitude);
        EXPECT_NEAR(seen.peak, amplitude, 2e-3 * amplitude);
        EXPECT_NEAR(seen.peak_to_peak, 2 * amplitude, 4e-3 * amplitude);
        EXPECT_NEAR(seen.crest_factor, std::numbers::sqrt2, 3e-3);
        EXPECT_NEAR(seen.kurtosis, 1.5, 1e-9);
        EXPECT_EQ(seen.clipped, 0);
    }
}

TEST(Shape, OfNormalNoiseHasAKurtosisOfThree) {
    const auto seen = *seen_in(noise(65'536));
    EXPECT_NEAR(seen.kurtosis, 3, 0.1);
    EXPECT_NEAR(seen.rms, 1, 0.02);
    EXPECT_EQ(seen.clipped, 0);
}

TEST(Shape, KnowsSamplesAtTheEndOfTheScale) {
    auto cut = sine(1, 160);
    for (auto& each : cut) each = std::clamp(each, -0.5, 0.5);
    EXPECT_NEAR(seen_in(cut)->clipped, 2.0 / 3, 0.02);
    EXPECT_EQ(seen_in({1, 1, 2, 3, 3, 1})->clipped, 0);
    EXPECT_EQ(seen_in({1, 1, 1, 2, 3, 3, 3, 3})->clipped, 7.0 / 8);
    EXPECT_EQ(seen_in({1, 1, 3, 3, 1, 2})->clipped, 0) << "from one end to the other is no run";
}

TEST(Shape, OfWhatIsNoSignalIsRefused) {
    constexpr double inf = std::numeric_limits<double>::infinity(),
                     nan = std::numeric_limits<double>::quiet_NaN();
    struct {
        std::vector<double> samples;
        reason why;
    } const cases[] = {
        {{5, 5, 5}, reason::flat_window},        {{0}, reason::flat_window},
        {{1e-200, 2e-200}, reason::flat_window}, {{1, nan, 2}, reason::not_finite},
        {{nan, nan}, reason::not_finite},        {{1, -inf}, reason::not_finite},
        {{1e300, -1e300}, reason::not_finite},
    };
    for (const auto& [samples, why] : cases) EXPECT_EQ(seen_in(samples).error(), why) << samples.front();
}

}  // namespace
}  // namespace vigie::waveform
