#include "agent/waveform/envelope.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::waveform {

result<void> envelope::make(const transform& by, const spectrum& of, const frequency_range& band) {
    const auto length = by.length();
    resolution_ = of.resolution;
    width_ = band.high - band.low;
    const auto first = static_cast<std::size_t>(std::max(1.0, std::ceil(band.low / of.resolution)));
    if (band.high > of.top() || width_ < of.resolution) return reason::not_resolved;
    const auto end = std::min(static_cast<std::size_t>(band.high / of.resolution) + 1, length / 2);
    if (first >= end) return reason::not_resolved;
    band_.assign(length, {});
    for (auto bin = first; bin < end; ++bin) band_[bin] = 2.0F * of.half[bin];
    analytic_.resize(length);
    by.backward(band_, analytic_);

    magnitude_.resize(length);
    for (std::size_t i = 0; i < length; ++i) magnitude_[i] = std::sqrt(std::norm(analytic_[i]));
    double sum = 0;
    for (const float each : magnitude_) sum += static_cast<double>(each);
    const auto mean = static_cast<float>(sum / static_cast<double>(length));
    double squares = 0;
    for (float& each : magnitude_) {
        each -= mean;
        squares += static_cast<double>(each * each);
    }
    rms_ = std::sqrt(squares / static_cast<double>(length));
    half_.resize(length / 2 + 1);
    by.forward(magnitude_, half_);
    return {};
}

result<double> envelope::amplitude(double hertz, unsigned harmonics, double tolerance) const noexcept {
    const double fastest = std::min(width_, lines().top()) / (1 + tolerance);
    if (hertz < 2 * resolution_ || hertz > fastest) return reason::not_resolved;
    double squares = 0;
    for (unsigned harmonic = 1; harmonic <= harmonics && harmonic * hertz <= fastest; ++harmonic) {
        const double one = line_amplitude(lines(), harmonic * hertz, tolerance);
        squares += one * one;
    }
    return std::sqrt(squares);
}

}  // namespace vigie::waveform
