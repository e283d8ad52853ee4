// What is read from the spectrum of a window: the power of bands and bins, the velocity, the amplitude of a
// line. All through a Hann window, which is taken in the frequency domain, where it is the difference of a
// bin and its neighbours; so one transform serves all. The window keeps strong components out of bins far
// away from them, and its power, 3/8, is given back. Pure, no allocation.
#pragma once

#include "agent/flow.hpp"
#include "agent/waveform/recipe.hpp"
#include "agent/waveform/transform.hpp"

#include <span>

namespace vigie::waveform {

struct spectrum {
    std::span<const complex> half;  ///< as transform::forward gives it, of an even length
    double resolution = 0;          ///< from bin to bin, in Hz

    double top() const noexcept { return static_cast<double>(half.size() - 1) * resolution; }
};

/// The mean square of bin `which`, on both sides of the spectrum together.
double power_of_bin(const spectrum&, std::size_t which) noexcept;

/// The r.m.s. from `low`, which is in it, to `high`, which is not unless it is the top, so that adjacent
/// bands add up. Error: not_resolved, over the top or no bin in it.
result<double> band_rms(const spectrum&, const frequency_range&) noexcept;

/// The r.m.s. of the integral: of acceleration in m/s², velocity in m/s (ISO 20816-1: 10 Hz to 1 kHz). What
/// has not two periods in the window is not in it, and what has not three comes out too small. Error:
/// not_resolved.
result<double> velocity_rms(const spectrum&, const frequency_range&) noexcept;

/// The amplitude of the strongest line within `tolerance`, a fraction, of `hertz`, wherever it stands between
/// the bins. `hertz` is within the spectrum, two bins from its bottom.
double line_amplitude(const spectrum&, double hertz, double tolerance) noexcept;

}  // namespace vigie::waveform
