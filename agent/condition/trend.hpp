// A straight line through the recent past, forgetting exponentially, and when it will cross a limit.
#pragma once

#include "agent/flow.hpp"

#include <optional>

namespace vigie::condition {

class trend {
public:
    /// `memory`: time constant of the forgetting.
    void add(double value, timestamp at, duration memory);

    /// Time until the line reaches `limit`, from `now`; nullopt unless the slope is significant, leads there, and has
    /// been followed for long enough to say so.
    std::optional<duration> time_to(double limit, timestamp now, duration memory) const;
};

}  // namespace vigie::condition
