// Hears a broker for a while, through agent/ingest: a session that the broker forgets, QoS 0, nothing
// published. Blocks; at most as many messages wait as the agent's queue has room for.
#pragma once

#include "agent/flow.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace vigie::verbs {

struct heard {
    std::string trouble;        ///< why there is no connection at the end; empty: there is one
    std::uint64_t dropped = 0;  ///< messages that came faster than they were looked at
};

heard listen(const std::string& url, const std::string& filter, std::chrono::seconds how_long,
             const std::function<void(const message&)>& told);

}  // namespace vigie::verbs
