// The ready-made profiles, and the only place where their numbers stand: the agent judges by them, and
// ./vigie evaluate scores them. Chosen on the data sets that docs/condition.md names.
#pragma once

#include "agent/config/judgement_profile.hpp"

namespace vigie::config {

enum class machine_kind : std::uint8_t {
    bearing,      ///< vibration of bearings, a sample about every ten minutes
    temperature,  ///< one temperature that follows days and weeks
    circulation,  ///< a water circulation once a second: valves and pumps that fail within minutes
};

/// Without indicators.
judgement_profile profile_of(machine_kind);

/// Scale and least spread of what measures `what` on such a machine.
indicator_profile indicator_of(machine_kind, quantity what);

}  // namespace vigie::config
