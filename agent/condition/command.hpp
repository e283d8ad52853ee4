// What maintenance people tell the agent of a machine, by MQTT or HTTP: "relearn", "maintenance on 2h",
// "maintenance off". Pure.
#pragma once

#include "agent/flow.hpp"

#include <optional>
#include <string_view>

namespace vigie::condition {

struct command {
    enum class what : std::uint8_t { relearn, maintenance } to_do;
    duration maintenance{};  ///< how long; 0: it is over
};

/// Nothing: it is none. Maintenance lasts for at most 30 days.
std::optional<command> parse_command(std::string_view text);

}  // namespace vigie::condition
