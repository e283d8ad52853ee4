// Reads files for the verbs and says on standard error what is wrong with them.
#pragma once

#include "agent/config/config.hpp"

#include <optional>
#include <string>

namespace vigie::verbs {

/// All of a file.
std::optional<std::string> read_file(const std::string& name);

/// Without the agent's own rules.
std::optional<config::agent> load_configuration(const std::string& file);

/// Behind the operator's rules those for the node's readings and the brokers' own figures, as the running
/// agent has them.
void add_own_rules(config::agent&);

}  // namespace vigie::verbs
