// What the agent does not take and why, as JSON for /api/v1/rejections: an entry a rule and reason, the one
// that happened last first.
//
//   {"rejections": [{"rule": "vibration", "reason": "malformed", "messages": 3, "readings": 0,
//     "at": "2024-03-01T06:00:00.250Z", "topic": "plant/a", "payload": "{", "payload_bytes": 1}],
//    "left_out": 0}
//
// `messages` and `readings` are the counters of vigie_messages_rejected_total and
// vigie_readings_rejected_total. What follows them is the last message of that kind: `payload` is its
// beginning, in hexadecimal as `payload_hex` when it is not UTF-8; `metric` is there when a reading of the
// message was refused. Bounded: at most `most_json_bytes`; entries beyond that are counted. Pure.
#pragma once

#include "agent/pipeline/rejections.hpp"
#include "agent/pipeline/tally.hpp"

#include <string>

namespace vigie::expose {

inline constexpr std::size_t most_json_bytes = std::size_t{1} << 20;

std::string rejections_json(const pipeline::tally&, const pipeline::rejections&);

}  // namespace vigie::expose
