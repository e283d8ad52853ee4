// Which series is read when, in plant time. Pure; not thread safe.
#pragma once

#include "sensor-sim/plant/plant.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace vigie::sim {

/// A series, by its place in the list that the schedule was made from.
struct due {
    plant_time at{0};
    std::size_t series = 0;
};

/// Gives the next reading for ever; times ascend, and equal times come in the order of the series.
using schedule = std::function<due()>;

/// Each series at 0, s, 2s, … of its own interval (all > 0).
schedule by_sampling(std::vector<plant_time> intervals);

/// One reading after another in turn, `per_second` in a second of wall time, while plant time runs `speed`
/// times as fast. The sampling intervals do not matter.
schedule by_rate(std::size_t series, double per_second, double speed);

}  // namespace vigie::sim
