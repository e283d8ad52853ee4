// How this room's topics become vigie_node_* metrics: the same kind of rules that an operator writes. The
// topics and fields are those of collectors.hpp; a test holds the two together.
#pragma once

#include "agent/config/config.hpp"

#include <vector>

namespace vigie::node {

/// For topics below vigie/node/{host}/. All metrics have the label `host`.
std::vector<config::rule> rules();

}  // namespace vigie::node
