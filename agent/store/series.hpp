// What is kept of one series: its last value and two fixed windows. O(1) memory and time a sample.
#pragma once

#include "agent/flow.hpp"

#include <cstdint>
#include <string>

namespace vigie::store {

/// Minimum, maximum and number of the samples whose time lies in [index × length, (index + 1) × length).
struct window {
    std::int64_t index = -1;  ///< -1: none yet
    std::uint32_t samples = 0;
    double minimum = 0;
    double maximum = 0;

    void add(double value) noexcept;
};

/// One reading on its way into a series, in base units.
struct sample {
    double value = 0;
    timestamp at;           ///< when it was measured
    timestamp seen;         ///< when it came, on the same clock
    bool own_time = false;  ///< measured by the payload's word; false: at and seen are the arrival
};

struct series {
    std::string labels;  ///< as they stand between the braces
    std::uint32_t family = 0;
    std::uint32_t sensor = 0;  ///< the pipeline's note: who judges it
    std::uint16_t owner = 0;   ///< the pipeline's note: the rule that found it
    double value = 0;
    timestamp at{};         ///< the sample's time
    timestamp seen{};       ///< when it came, on the same clock
    bool own_time = false;  ///< which clock that is: the data's, or the arrival's
    bool sampled = false;
    bool live = false;  ///< the slot is in use
    window current, previous;

    /// Errors: out_of_order (older than the one before it; the same time is taken, as QoS 1
    /// may deliver twice).
    result<void> add(const sample&, duration window_length);

    /// The last whole window at `now`, nullptr when no sample fell into it.
    const window* last_whole(timestamp now, duration window_length) const noexcept;
};

}  // namespace vigie::store
