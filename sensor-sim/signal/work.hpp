// What a machine does at a moment: load and speed, as its profile's shifts ask. Pure.
#pragma once

#include "sensor-sim/plant/plant.hpp"

namespace vigie::sim {

/// Ratios of the rated values. At standstill the load is 0.
struct work {
    double load = 0;
    double speed = 0;
};

/// Between two shifts both go linearly for `ramp`; `key` seeds the slow swing of the load.
work work_at(const profile&, std::uint64_t key, plant_time) noexcept;

}  // namespace vigie::sim
