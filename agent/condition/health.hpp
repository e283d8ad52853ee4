// Health assessment (ISO 13374-1): the deviations of a machine's indicators become one number, in spreads
// from normal. Pure, O(indicators), nothing is kept.
//
// Within a group (an axis, a place) the deviations are averaged, or their root mean square is taken. Across
// groups the smallest counts: a fault shakes a machine in every direction, a bad sensor does not.
#pragma once

#include "agent/condition/profile.hpp"

#include <optional>
#include <span>

namespace vigie::condition {

/// One indicator's deviation now. Not usable: learning, silent, stuck or otherwise out of the vote.
struct deviation {
    double spreads = 0;
    bool usable = false;
};

/// In the order of the profile's indicators. nullopt when none is usable.
std::optional<double> combined(std::span<const deviation>, const judgement_profile&) noexcept;

}  // namespace vigie::condition
