// What a machine's timeline of faults does to one of its series at a moment. Pure.
#pragma once

#include "sensor-sim/plant/plant.hpp"

#include <span>

namespace vigie::sim {

struct effect {
    double factor = 1;    ///< on the level of vibration
    double rise = 0;      ///< K, added to the temperature that is being approached
    double cooling = 1;   ///< thermal resistance over healthy: on the heat's rise and on its time constant
    double offset = 0;    ///< added to what the sensor shows
    bool stuck = false;   ///< the sensor repeats its last value
    bool silent = false;  ///< the sensor says nothing
};

/// Faults add up: factors multiply, rises and offsets are summed.
effect effect_at(std::span<const fault>, const sensor&, plant_time) noexcept;

}  // namespace vigie::sim
