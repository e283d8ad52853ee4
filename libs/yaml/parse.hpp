// Text → YAML, or what it is instead. Pure. Bounded: a text over 4 MiB is a fault, and so is one that nests
// more than yaml-cpp takes. Aliases and anchors are YAML's own.
#pragma once

#include "libs/yaml/fault_list.hpp"

#include <yaml-cpp/yaml.h>

#include <string_view>

namespace vigie::yaml {

/// Null, with a fault, when it is none or too large; without one when there is nothing in it.
YAML::Node parse(std::string_view text, fault_list&);

}  // namespace vigie::yaml
