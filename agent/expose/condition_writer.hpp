// What was judged of every sensor, as lines of the metrics page: limits, states, silence, faults and
// forecasts. Of a sensor of the inventory that has not been heard of only limits and units are told, until it
// is silent: no word is no all-clear. Written in slices, one metric after the other.
#pragma once

#include "agent/condition/sensors.hpp"

#include <string>

namespace vigie::expose {

class condition_writer {
public:
    /// `sensors` outlive the writer and none is removed while it writes.
    explicit condition_writer(const condition::sensors& sensors) : sensors_(&sensors) {}

    /// Looks at about `most` sensors and appends their lines. False when those were the last.
    bool write(std::string& out, std::size_t most);

private:
    const condition::sensors* sensors_;
    std::size_t metric_ = 0;
    condition::sensor_id next_ = 0;
    bool headed_ = false;
};

}  // namespace vigie::expose
