// How this room's topics become vigie_node_* metrics: the same kind of rules that an operator writes. The
// topics and fields are those of collectors.hpp; a test holds the two together.
#pragma once

#include "agent/config/config.hpp"

#include <string_view>
#include <vector>

namespace vigie::node {

/// For topics below vigie/node/<host>/: where agents share a broker, each takes its own node's readings only.
/// All metrics have the label `host`. `host` is a level of topics.
std::vector<config::rule> rules(std::string_view host);

}  // namespace vigie::node
