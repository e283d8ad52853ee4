// A first configuration for what was seen: ready-made mappings where they fit, else a rule a family of topics
// with a reading a number. What is a guess says so; what is left out is said at the end. Pure.
#pragma once

#include "agent/verbs/seen_topics.hpp"

#include <set>
#include <string>

namespace vigie::verbs {

/// `url`: of the broker that was listened to; empty: none. `includes`: mappings that took what is no more in
/// `seen`.
std::string suggestion(const seen_topics& seen, const std::string& url,
                       const std::set<std::string>& includes);

}  // namespace vigie::verbs
