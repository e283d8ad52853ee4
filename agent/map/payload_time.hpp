// The time that stands in a payload → a timestamp. Immutable; the zone's rules are the system's tzdata.
#pragma once

#include "agent/config/config.hpp"
#include "agent/decode/pattern.hpp"
#include "agent/flow.hpp"

#include <date/tz.h>

namespace vigie::map {

class time_reader {
public:
    /// `about` outlives the reader and has been checked by the configuration.
    explicit time_reader(const config::payload_time& about);

    /// The time that goes with a match. Numbers count from the epoch in the configured unit, also as text;
    /// text is RFC 3339 with seconds and a zone ("2024-03-01T06:00:00.5+01:00"), or local by a format: a
    /// local time that there is twice, when clocks go back, is the first of the two. SenML's times below 2^28
    /// are seconds from the arrival, and none is the arrival itself (RFC 8428, 4.5.3). Errors: bad_time
    /// (missing, of another type, before 1970, after the year 9999, not of the form).
    result<timestamp> read(const decode::document&, const decode::bindings&, timestamp arrival) const;

private:
    result<timestamp> read(const decode::value&, timestamp arrival) const;

    const config::payload_time* about_;
    decode::related at_;
    const date::time_zone* zone_ = nullptr;
};

}  // namespace vigie::map
