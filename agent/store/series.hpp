// What is kept of one series: its last value and two fixed windows, in 96 bytes. O(1) memory and time a
// sample.
#pragma once

#include "agent/flow.hpp"
#include "agent/store/text_arena.hpp"

#include <cstdint>

namespace vigie::store {

using series_id = std::uint32_t;
using family_id = std::uint32_t;
using owner_id = std::uint16_t;
inline constexpr std::uint32_t none = 0xffff'ffff;

/// Minimum, maximum and number of the samples whose time lies in [index × length, (index + 1) × length). The
/// index counts modulo 2³², which at the shortest window of a second comes round in 2106.
struct window {
    std::uint32_t index = 0;
    std::uint32_t samples = 0;  ///< 0: there was no such window yet
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
    bool fresh = true;      ///< false: retained by the broker, nobody knows since when
};

/// What became of a sample that is no fault.
enum class taken : std::uint8_t {
    ordinary,
    counter_reset,  ///< taken, and a counter's value is lower than the one before it
};

struct series {
    text_arena::ref labels;  ///< series_table::labels_of() has the text
    family_id family = 0;
    std::uint32_t sensor = none;  ///< the pipeline's note: who judges it
    double value = 0;
    timestamp at{};    ///< the sample's time
    timestamp seen{};  ///< when it came, on the same clock
    window current, previous;
    owner_id owner = 0;      ///< who may have so many series, see series_table::add_owner()
    bool own_time = false;   ///< which clock `at` and `seen` are on: the data's, or the arrival's
    bool sampled = false;    ///< has a value
    bool has_fresh = false;  ///< has had a fresh one
    bool declared = false;   ///< somebody says that there should be such a sensor: it never goes
    bool live = false;       ///< the slot is in use

    /// What the series' family says of its samples.
    struct keeping {
        duration window_length{60'000};
        bool counter = false;
    };

    /// A sample that is not fresh sets value and times, and is in no window.
    /// Errors: out_of_order (older than the one before it, or not fresh while there is a fresh one; the same
    /// time is taken, as QoS 1 may deliver twice).
    result<taken> add(const sample&, const keeping&);

    /// The last whole window at `now`, nullptr when no sample fell into it.
    const window* last_whole(timestamp now, duration window_length) const noexcept;
};

static_assert(sizeof(series) == 96, "a hundred thousand of them are what the agent's memory is");

}  // namespace vigie::store
