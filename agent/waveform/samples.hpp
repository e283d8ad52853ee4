// The samples of a window as they stand in a document: an array of numbers, or text or bytes that hold them
// one behind the other. Bounded by the document's own values, which bytes may not exceed either.
#pragma once

#include "agent/waveform/recipe.hpp"

#include <vector>

namespace vigie::waveform {

/// What stands at `at`, channels interleaved, into `out`, which is replaced. Errors: bad_wrapping,
/// payload_too_large, bad_samples (neither an array of numbers nor bytes of whole samples of all channels),
/// too_many_values. Numbers that are not finite are left to whoever looks at them.
result<void> read_samples(const recipe&, decode::document& in, decode::document::place at,
                          std::vector<double>& out);

/// Where it is given, or stands in the document as a number or its digits; nothing where it does not.
std::optional<double> read_quantity(const quantity&, const decode::document& in);

}  // namespace vigie::waveform
