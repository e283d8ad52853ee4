// What stands in a document → a number in the metric's base unit. Pure.
#pragma once

#include "agent/config/config.hpp"
#include "agent/decode/document.hpp"
#include "agent/flow.hpp"

namespace vigie::map {

/// In this order: the reading's states, decimal text, its calibration, its scale and offset. Errors: no_value
/// (null, or a state that stands for nothing), not_a_number, not_finite, unknown_state.
result<double> in_base_units(const decode::value& raw, const config::reading& about);

/// Straight lines between the points and, beyond them, on as the nearest two go. `points` rise; two at least.
double calibrated(double raw, const std::vector<std::pair<double, double>>& points) noexcept;

}  // namespace vigie::map
