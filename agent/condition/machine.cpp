#include "agent/condition/machine.hpp"

#include <algorithm>

namespace vigie::condition {

machine_state worse_of(const std::optional<machine_state>& so_far, const verdict& sensor) noexcept {
    const machine_state own{sensor.state, sensor.since};
    if (!so_far || sensor.state > so_far->state) return own;
    if (sensor.state < so_far->state) return *so_far;
    const bool good = sensor.state == ne107::good;
    return {sensor.state,
            good ? std::max(so_far->since, sensor.since) : std::min(so_far->since, sensor.since)};
}

}  // namespace vigie::condition
