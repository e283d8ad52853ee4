// Which operating state a machine is in, from the signal that tells how it runs. Pure, O(borders).
#pragma once

#include "agent/config/machine.hpp"

#include <optional>

namespace vigie::condition {

/// Operating states count from 0; the machine stands still; nothing has told yet.
inline constexpr int stands_still = -1, not_told = -2;

/// A border is passed where the value is a twentieth of it beyond, so that a machine that runs right at one
/// does not change its state with every sample.
int operating_state(double value, const config::operating_signal&, int before) noexcept;

}  // namespace vigie::condition
