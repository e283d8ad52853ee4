#include "agent/waveform/spectrum.hpp"

#include "tests/unit/agent/waveform/signals.hpp"

#include <gtest/gtest.h>

namespace vigie::waveform {
namespace {

/// Of samples whose number is a transform's length.
class of {
public:
    explicit of(const std::vector<double>& samples) : by_(samples.size()), half_(samples.size() / 2 + 1) {
        const std::vector<float> single(samples.begin(), samples.end());
        by_.forward(single, half_);
    }
    spectrum operator()() const { return {half_, rate / static_cast<double>(by_.length())}; }

private:
    transform by_;
    std::vector<complex> half_;
};

TEST(Velocity, OfASineIsItsAccelerationByItsFrequency) {
    struct {
        double hertz, error;
    } const cases[] = {{30, 0.025}, {50, 0.005}, {55, 0.01}, {160, 0.002}, {163, 0.002}, {940, 0.002}};
    for (const auto& [hertz, error] : cases) {
        const auto expected = 7 / (2 * std::numbers::pi * hertz) / std::numbers::sqrt2;
        const of seen{sine(7, hertz)};
        EXPECT_NEAR(*velocity_rms(seen(), {10, 1'000}), expected, error * expected) << hertz;
    }
}

TEST(Velocity, IsThatOfItsBandAlone) {
    const of both{sum(sine(7, 160), sine(50, 4'000))};
    const auto expected = 7 / (2 * std::numbers::pi * 160) / std::numbers::sqrt2;
    EXPECT_NEAR(*velocity_rms(both(), {10, 1'000}), expected, 0.003 * expected);
    const of slow{sine(7, 5, 0, 25'600)};
    EXPECT_LT(*velocity_rms(slow(), {10, 1'000}), 1e-4);
    EXPECT_NEAR(*velocity_rms(slow(), {2, 1'000}), 7 / (2 * std::numbers::pi * 5) / std::numbers::sqrt2,
                2e-3);
}

TEST(Bands, AddUpToTheWhole) {
    const auto signal = sum(sine(3, 1'000), noise(count), 0.5);
    const of seen{signal};
    const auto square = [](double value) { return value * value; };
    double parts = 0, low = 0;
    for (const double high : {40.0, 995.0, 1'005.0, 3'333.0, 12'800.0}) {
        parts += square(*band_rms(seen(), {low, high}));
        low = high;
    }
    EXPECT_NEAR(parts, square(*band_rms(seen(), {0, 12'800})), 1e-6 * parts);
    EXPECT_NEAR(parts, 4.5 + 0.25, 0.05);  // Parseval, through a window
    EXPECT_NEAR(*band_rms(of{sine(3, 1'000)}(), {950, 1'050}), 3 / std::numbers::sqrt2, 1e-4);
    EXPECT_LT(*band_rms(of{sine(3, 1'003)}(), {5'000, 12'800}), 1e-4) << "a strong sine stays where it is";
}

TEST(Bands, AreRefusedWhereNothingIsToBeSeen) {
    const of seen{sine(1, 1'000)};
    for (const frequency_range none : {frequency_range{10, 12'801}, {20'000, 30'000}, {1'001, 1'009}})
        EXPECT_EQ(band_rms(seen(), none).error(), reason::not_resolved) << none.high;
    EXPECT_TRUE(band_rms(seen(), {0, 12'800}));
    EXPECT_EQ(velocity_rms(seen(), {5, 15}).error(), reason::not_resolved) << "one period in the window";
    EXPECT_EQ(velocity_rms(spectrum{seen().half, 0.1}, {10, 1'000}).error(), reason::not_resolved)
        << "over the top";
}

TEST(Lines, HaveTheirAmplitudeWhereverTheyStandBetweenTheBins) {
    for (const double hertz : {100.0, 102.5, 105.0, 107.9, 3'004.0}) {
        const of seen{sine(4, hertz)};
        EXPECT_NEAR(line_amplitude(seen(), hertz, 0.02), 4, 0.06) << hertz;
    }
    const of seen{sine(4, 1'000)};
    EXPECT_NEAR(line_amplitude(seen(), 1'019, 0.02), 4, 0.06);
    EXPECT_LT(line_amplitude(seen(), 1'060, 0.02), 1e-3);
    EXPECT_LT(line_amplitude(seen(), 12'799, 0.02), 1e-3);
}

}  // namespace
}  // namespace vigie::waveform
