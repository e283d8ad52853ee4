// What a rule's waveforms add to its document: at the place of each window, as its inside, an object of
// indicators (an object of these where there are channels), to which readings then point as to anything else.
// An indicator that can not be made is there, too, refused with its reason. Owned by one thread; keeps its
// buffers.
//
//   mean rms peak peak_to_peak crest_factor kurtosis clipped velocity_rms bands/<name> envelope/rms
//   defects/bpfo defects/bpfi defects/bsf defects/ftf
#pragma once

#include "agent/waveform/analysis.hpp"

#include <string>

namespace vigie::waveform {

class waveforms {
public:
    /// A window that is not there, or null, is left out. Errors: bad_wrapping,
    /// payload_too_large, and too_many_values or too_deep: the document has no room for the indicators.
    result<void> add(const std::vector<recipe>&, decode::document&);

private:
    result<void> add(const recipe&, decode::document&, decode::document::place at);

    analysis analysis_;
    std::vector<double> samples_, channel_;
};

/// All that a recipe adds, as places seen from the window: "/rms", "/h/bands/low".
std::vector<std::string> indicator_places(const recipe&);

}  // namespace vigie::waveform
