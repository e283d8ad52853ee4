// The envelope of one band of a window: the magnitude of the analytic signal, whose spectrum is the band's
// alone and twice as large. A bearing's defect rings the machine's resonance at every pass, and the
// envelope's spectrum has a line at the passes' frequency (Randall and Antoni 2011, section 4). Keeps its
// buffers.
#pragma once

#include "agent/waveform/spectrum.hpp"

#include <vector>

namespace vigie::waveform {

class envelope {
public:
    /// Of the window whose spectrum this is, of the transform's length. Error: not_resolved, where the band
    /// reaches over the top or is no bin wide.
    result<void> make(const transform&, const spectrum& of, const frequency_range& band);

    /// How much it swings about its mean. (The r.m.s. with the mean is the band's times √2, and tells nothing
    /// new.)
    double rms() const noexcept { return rms_; }

    /// Without the mean.
    spectrum lines() const noexcept { return {half_, resolution_}; }

    /// The first harmonics of `hertz` taken together: the root of their squares' sum. Those beyond what the
    /// band can show are left out. Error: not_resolved, when that is so of the first, or when it has not two
    /// periods in the window.
    result<double> amplitude(double hertz, unsigned harmonics, double tolerance) const noexcept;

private:
    std::vector<complex> band_, analytic_, half_;
    std::vector<float> magnitude_;
    double resolution_ = 0;
    double width_ = 0;  ///< nothing in the envelope is faster than the band is wide
    double rms_ = 0;
};

}  // namespace vigie::waveform
