// The agent as a service: runs until SIGINT or SIGTERM.
#pragma once

#include "agent/options.hpp"

namespace vigie::verbs {

/// Returns the exit code.
int run(const options&);

}  // namespace vigie::verbs
