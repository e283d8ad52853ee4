// Who is told of everything that becomes of a message: `vigie-agent explain`, and the tests. The running
// agent has none, which costs a comparison a reading.
#pragma once

#include "agent/config/config.hpp"
#include "agent/flow.hpp"

#include <string_view>

namespace vigie::pipeline {

class witness {
public:
    virtual ~witness() = default;

    /// The message goes this way; null: no rule's topic matches.
    virtual void routed(const message&, const config::rule*) = 0;

    /// `labels` as they stand between the braces; `value` in base units.
    virtual void taken(const config::reading&, std::string_view labels, double value, timestamp at) = 0;

    /// `of` is null when the whole message is not taken before any reading was looked at.
    virtual void rejected(reason, const config::reading* of) = 0;
};

}  // namespace vigie::pipeline
