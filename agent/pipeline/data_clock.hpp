// What time it is for the data. With `clock: arrival` that is the arrival; with `clock: payload` the newest
// time that a payload has told, going on at the wall's speed in between, so that a replay of months in
// minutes is judged in its own time. Pure: never asks for the time.
#pragma once

#include "agent/config/config.hpp"
#include "agent/flow.hpp"

#include <optional>

namespace vigie::pipeline {

class data_clock {
public:
    data_clock(config::clock_source source, duration skew) : source_(source), skew_(skew) {}

    /// When a reading was measured and when it came, both on the clock that it lives on.
    struct moment {
        timestamp at;
        timestamp seen;
        bool own_time = false;
    };

    /// `told`: the payload's own time, if any. Errors: clock_skew (with `clock: arrival`, too far from the
    /// arrival).
    result<moment> place(std::optional<timestamp> told, timestamp arrival);

    clocks now(timestamp wall) const noexcept;

    /// A payload has told its time, with `clock: payload`. Before that the data's clock is the wall's.
    bool has_begun() const noexcept { return newest_.has_value(); }

    /// Where a predecessor stopped, when its time came from the same source.
    void go_on_from(const data_clock& before) noexcept;

private:
    config::clock_source source_;
    duration skew_;
    std::optional<timestamp> newest_;
    timestamp newest_came_{};
};

}  // namespace vigie::pipeline
