#include "agent/waveform/transform.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::waveform {
namespace {

TEST(Transform, HasALengthThatIsQuick) {
    struct {
        std::size_t samples, length;
    } const cases[] = {{0, 0},         {1, 0},         {2, 2},         {7, 6},           {64, 64},
                       {2'560, 2'560}, {2'561, 2'560}, {1'999, 1'944}, {65'521, 64'800}, {65'536, 65'536}};
    for (const auto& [samples, length] : cases) EXPECT_EQ(length_within(samples), length) << samples;
    for (std::size_t samples = 64; samples < 5'000; ++samples) {
        auto left = length_within(samples);
        EXPECT_LE(left, samples);
        EXPECT_GE(static_cast<double>(left), 0.89 * static_cast<double>(samples)) << samples;
        EXPECT_EQ(left % 2, 0U);
        for (const std::size_t factor : {2U, 3U, 5U})
            while (left % factor == 0) left /= factor;
        EXPECT_EQ(left, 1U) << samples;
    }
}

TEST(Transform, GoesThereAndBack) {
    transforms all;
    for (const std::size_t length : {64U, 90U, 2'560U, 2'560U, 1'944U}) {
        const auto& by = all.of(length);
        ASSERT_EQ(by.length(), length);
        std::vector<float> samples(length);
        for (std::size_t i = 0; i < length; ++i)
            samples[i] = static_cast<float>(std::sin(0.1 * double(i * i % 97)));
        std::vector<complex> half(length / 2 + 1), whole(length), back(length);
        by.forward(samples, half);
        for (std::size_t bin = 0; bin < length; ++bin)
            whole[bin] = bin <= length / 2 ? half[bin] : std::conj(half[length - bin]);
        by.backward(whole, back);
        for (std::size_t i = 0; i < length; ++i)
            ASSERT_NEAR(back[i].real(), samples[i], 1e-5F) << length << ' ' << i;
    }
}

TEST(Transforms, KeepTheLastLengths) {
    transforms all;
    const auto* const first = &all.of(64);
    EXPECT_EQ(&all.of(64), first);
    for (std::size_t more = 0; more < 3 * transforms::most_kept; ++more)
        EXPECT_EQ(all.of(length_within(100 + 64 * more)).length(), length_within(100 + 64 * more));
    EXPECT_EQ(all.of(64).length(), 64U);
}

}  // namespace
}  // namespace vigie::waveform
