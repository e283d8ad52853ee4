#include "agent/waveform/spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vigie::waveform {

namespace {

constexpr float hann_power = 0.375F;

/// The spectrum of a real signal goes on beyond both ends as its own mirror.
float through_hann(std::span<const complex> half, std::size_t which) noexcept {
    const auto last = half.size() - 1;
    const auto before = which == 0 ? std::conj(half[1]) : half[which - 1];
    const auto behind = which == last ? std::conj(half[last - 1]) : half[which + 1];
    return std::norm(0.5F * half[which] - 0.25F * (before + behind));
}

struct bins {
    std::size_t first = 0, end = 0;
};

/// None where the range reaches over the top, or holds none.
bins bins_of(const spectrum& in, const frequency_range& range) noexcept {
    constexpr double rounding = 1e-9;
    const double low = range.low / in.resolution * (1 - rounding),
                 high = range.high / in.resolution * (1 - rounding);
    const auto last = static_cast<double>(in.half.size() - 1);
    if (!(high <= last) || !(low <= last)) return {};
    const bool to_the_top = high >= last * (1 - 2 * rounding);
    return {static_cast<std::size_t>(std::ceil(low)),
            to_the_top ? in.half.size() : static_cast<std::size_t>(std::ceil(high))};
}

}  // namespace

double power_of_bin(const spectrum& in, std::size_t which) noexcept {
    const double sides = which == 0 || which + 1 == in.half.size() ? 1 : 2;
    return sides * static_cast<double>(through_hann(in.half, which) / hann_power);
}

result<double> band_rms(const spectrum& in, const frequency_range& range) noexcept {
    const auto [first, end] = bins_of(in, range);
    if (first >= end) return reason::not_resolved;
    double power = 0;
    for (auto bin = first; bin < end; ++bin) power += power_of_bin(in, bin);
    return std::sqrt(power);
}

result<double> velocity_rms(const spectrum& in, const frequency_range& range) noexcept {
    auto [first, end] = bins_of(in, range);
    first = std::max<std::size_t>(first, 2);
    if (first >= end) return reason::not_resolved;
    // Integrating divides the power at f by (2πf)². The Hann window has spread each line over three bins, one
    // part, four and one; over these the mean of 1/k² is 1/k² + 1/k⁴ and more, and the second is taken off.
    double power = 0;
    for (auto bin = first; bin < end; ++bin) {
        const double inverse = 1 / (static_cast<double>(bin) * static_cast<double>(bin));
        power += power_of_bin(in, bin) * inverse * (1 - inverse);
    }
    return std::sqrt(power) / (2 * std::numbers::pi * in.resolution);
}

double line_amplitude(const spectrum& in, double hertz, double tolerance) noexcept {
    const auto nearest = [&](double at) {
        const auto bin = static_cast<std::size_t>(std::lround(at / in.resolution));
        return std::clamp<std::size_t>(bin, 1, in.half.size() - 2);
    };
    auto strongest = nearest(hertz * (1 - tolerance));
    for (auto bin = strongest + 1; bin <= nearest(hertz * (1 + tolerance)); ++bin)
        if (through_hann(in.half, bin) > through_hann(in.half, strongest)) strongest = bin;
    // Between two bins each of them has less than the line; three together have all but two hundredths.
    double power = 0;
    for (auto bin = strongest - 1; bin <= strongest + 1; ++bin) power += power_of_bin(in, bin);
    return std::sqrt(2 * power);
}

}  // namespace vigie::waveform
