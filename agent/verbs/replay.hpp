// What `vigie-agent explain` does: what becomes of messages that are read as lines of JSON, with one pipeline
// that keeps its state from line to line as the running agent would. Time is the lines' own; nothing else is
// asked for it, and no broker.
#pragma once

#include "agent/config/config.hpp"

#include <iosfwd>

namespace vigie::verbs {

/// `broker`: which of the configured ones the lines come from. Writes a line of JSON a message to `out` and
/// one a bad line to `problems`. True: all lines were good.
bool replay(config::agent about, std::size_t broker, std::istream& in, std::ostream& out,
            std::ostream& problems);

}  // namespace vigie::verbs
