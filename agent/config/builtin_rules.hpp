// The rules that every agent has behind the operator's own: its node's readings and its broker's $SYS figures.
#pragma once

#include "agent/config/config.hpp"

#include <vector>

namespace vigie::config {

/// vigie/node/{host}/… → vigie_node_*, $SYS/broker/… → vigie_broker_*. Node topics and fields: agent/node.
std::vector<rule> builtin_rules();

}  // namespace vigie::config
