#include "agent/waveform/shape.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::waveform {

namespace {

double clipped_share(std::span<const double> samples, double least, double greatest) noexcept {
    constexpr std::size_t shortest = 3;
    std::size_t clipped = 0, run = 0;
    double before = 0;
    for (const double each : samples) {
        if (each != least && each != greatest) {
            run = 0;
            continue;
        }
        run = run > 0 && each == before ? run + 1 : 1;
        before = each;
        if (run == shortest)
            clipped += shortest;
        else if (run > shortest)
            ++clipped;
    }
    return static_cast<double>(clipped) / static_cast<double>(samples.size());
}

}  // namespace

result<shape> shape_of(std::span<const double> samples, std::span<float> normal) noexcept {
    const auto count = static_cast<double>(samples.size());
    double sum = 0, least = samples.front(), greatest = samples.front();
    bool finite = true;
    for (const double each : samples) {
        sum += each;
        least = std::min(least, each);
        greatest = std::max(greatest, each);
        finite = finite && std::isfinite(each);
    }
    if (!finite) return reason::not_finite;
    if (least == greatest) return reason::flat_window;
    shape of;
    of.mean = sum / count;
    double squares = 0;
    for (const double each : samples) squares += (each - of.mean) * (each - of.mean);
    of.rms = std::sqrt(squares / count);
    if (!std::isfinite(of.rms)) return reason::not_finite;
    if (of.rms == 0) return reason::flat_window;  // the samples differ by less than a double has a square for
    double fourths = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double one = (samples[i] - of.mean) / of.rms;
        fourths += one * one * one * one;
        normal[i] = static_cast<float>(one);
    }
    of.kurtosis = fourths / count;
    of.peak = std::max(greatest - of.mean, of.mean - least);
    of.peak_to_peak = greatest - least;
    of.crest_factor = of.peak / of.rms;
    of.clipped = clipped_share(samples, least, greatest);
    return of;
}

}  // namespace vigie::waveform
