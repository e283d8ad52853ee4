// The time that stands in a payload → a timestamp. Pure.
#pragma once

#include "agent/config/config.hpp"
#include "agent/flow.hpp"

namespace vigie::map {

/// Numbers count from the epoch in `unit`; text is RFC 3339 with seconds and a zone
/// ("2024-03-01T06:00:00.5+01:00"). Errors: bad_time (another type, before 1970, after the year 9999, not RFC
/// 3339).
result<timestamp> payload_time(const scalar& value, config::time_unit unit);

}  // namespace vigie::map
