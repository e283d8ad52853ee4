// Which build this is. The values are CMake's.
#pragma once

#include <string>
#include <string_view>

namespace vigie::build_info {

extern const std::string_view version;     ///< "0.1.0"
extern const std::string_view revision;    ///< commit, "unknown" outside a checkout
extern const std::string_view build_type;  ///< "Release"

/// What --version prints: "vigie-agent 0.1.0 (1a2b3c4, Release)"
std::string banner(std::string_view program);

}  // namespace vigie::build_info
