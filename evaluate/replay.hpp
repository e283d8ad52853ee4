// A unit's readings through the judgement that the agent runs, on the unit's own clock. Nothing of what is
// known of the unit is handed over but its readings.
#pragma once

#include "evaluate/kinds.hpp"
#include "evaluate/units.hpp"

#include <vector>

namespace vigie::evaluate {

/// The machine's state from here to the next one.
struct moment {
    double seconds = 0;
    bool alarmed = false;  ///< degraded or severe
};

/// A moment a row of the table.
std::vector<moment> replay(const table& readings, const setup&);

}  // namespace vigie::evaluate
