// Topics that say the same of different things, gathered under one filter: levels that vary become captures.
// A level that says what is measured (plant/pump-1/temperature) stays as it is. Pure.
#pragma once

#include "agent/verbs/seen_topics.hpp"

#include <string>
#include <vector>

namespace vigie::verbs {

struct family {
    std::string filter;    ///< plant/{machine}/temperature
    std::string name;      ///< what its levels say that are always the same
    std::string measured;  ///< the level that names an unnamed value; empty: none
    decode::recipe how;
    std::uint64_t messages = 0;
    std::size_t topics = 0;
    std::map<std::string, seen_leaf> leaves;
};

/// Those with more literal levels first, so that none hides another.
std::vector<family> families_of(const std::map<std::string, seen_topic, std::less<>>&);

}  // namespace vigie::verbs
