// The condition of a machine: that of its worst sensor (ISO 13374 health assessment at its simplest). A pure
// function, O(sensors); nothing is kept.
#pragma once

#include "agent/condition/judge.hpp"
#include "agent/flow.hpp"

#include <functional>
#include <optional>

namespace vigie::condition {

struct machine_state {
    ne107 state = ne107::good;
    timestamp
        since{};  ///< the earliest of the sensors in that state; for good: when the last of them became so
};

/// Takes one sensor more into account. Start from `std::nullopt`.
machine_state worse_of(const std::optional<machine_state>& so_far, const verdict& sensor) noexcept;

/// The state over a range whose elements `project` turns into verdicts.
template <class Range, class Projection = std::identity>
std::optional<machine_state> roll_up(Range&& sensors, Projection project = {}) {
    std::optional<machine_state> worst;
    for (auto&& each : sensors) worst = worse_of(worst, std::invoke(project, each));
    return worst;
}

}  // namespace vigie::condition
