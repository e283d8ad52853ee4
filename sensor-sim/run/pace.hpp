// How plant time goes against the wall clock.
#pragma once

#include "sensor-sim/plant/plant.hpp"

namespace vigie::sim {

struct pace {
    double speed = 1;                         ///< plant seconds in a second of wall time
    plant_time duration = plant_time::max();  ///< only readings before this
};

}  // namespace vigie::sim
