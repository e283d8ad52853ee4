// Who is told of everything that becomes of a message: `vigie-agent explain`, and the tests. The running
// agent has none, which costs a comparison a reading.
#pragma once

#include "agent/config/config.hpp"
#include "agent/flow.hpp"
#include "agent/map/mapping.hpp"

#include <string_view>

namespace vigie::pipeline {

/// Why something is not taken, with what is needed to see it oneself. Lives as long as the call.
struct refusal {
    reason why;
    const config::reading* of = nullptr;         ///< null: the message, before any reading was looked at
    const decode::document* document = nullptr;  ///< null: the payload is not what the rule's format says
    const map::found* at = nullptr;              ///< the value; null: there is none
    const config::sensor* by = nullptr;          ///< by whose description the value is not believed
};

class witness {
public:
    virtual ~witness() = default;

    /// The message goes this way; null: no rule's topic matches.
    virtual void routed(const message&, const config::rule*) = 0;

    /// `labels` as they stand between the braces; `value` in base units.
    virtual void taken(const config::reading&, std::string_view labels, double value, timestamp at) = 0;

    virtual void rejected(const refusal&) = 0;
};

}  // namespace vigie::pipeline
