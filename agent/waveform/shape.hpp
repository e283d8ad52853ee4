// What is told of a window by its samples alone, whatever their rate. Pure; a pass or two over the samples.
#pragma once

#include "agent/flow.hpp"

#include <span>

namespace vigie::waveform {

struct shape {
    double mean = 0;
    double rms = 0;  ///< this and all that follows: without the mean
    double peak = 0;
    double peak_to_peak = 0;
    double crest_factor = 0;
    double kurtosis = 0;  ///< of normal noise 3, of a sine 1.5
    double clipped = 0;   ///< the share of samples in runs of three or more at the least or greatest value
};

/// `normal` has as many places as there are samples, and gets them without their mean and with an r.m.s. of
/// 1, so that single precision is enough from there on. Errors: flat_window (all are the same), not_finite.
result<shape> shape_of(std::span<const double> samples, std::span<float> normal) noexcept;

}  // namespace vigie::waveform
