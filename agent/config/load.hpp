// YAML text → config::agent. Pure: the one function that reads the file is in agent/main.cpp.
#pragma once

#include "agent/config/config.hpp"
#include "libs/yaml/fault.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie::config {

using yaml::fault;

/// All faults in one go, or the configuration with defaults filled in. `file` is only named in faults.
/// `warnings` takes what is no fault and looks like a mistake. `host_name` fills client_id and host. Bounded:
/// a text over 4 MiB is a fault. Aliases and anchors are YAML's own.
std::variant<agent, std::vector<fault>> load(std::string_view yaml, std::string_view file,
                                             std::string_view host_name,
                                             std::vector<fault>* warnings = nullptr);

}  // namespace vigie::config
