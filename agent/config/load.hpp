// YAML text → config::agent. Pure: the one function that reads the file is in agent/main.cpp.
#pragma once

#include "agent/config/config.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie::config {

/// One fault of the file. `line` and `column` count from 1; 0 when the fault has no place.
struct fault {
    std::string file;
    int line = 0;
    int column = 0;
    std::string what;  ///< names the key, what is wrong, and the mend: "unknown key 'formatt': did you mean
                       ///< 'format'?"

    bool operator==(const fault&) const = default;
};

/// "vigie.yaml:12:5: unknown key …"
std::string to_string(const fault&);

/// All faults in one go, or the configuration with defaults filled in. `file` is only named in faults.
/// `warnings` takes what is no fault and looks like a mistake. `host_name` fills client_id and host. Bounded:
/// a text over 4 MiB is a fault. Aliases and anchors are YAML's own.
std::variant<agent, std::vector<fault>> load(std::string_view yaml, std::string_view file,
                                             std::string_view host_name,
                                             std::vector<fault>* warnings = nullptr);

}  // namespace vigie::config
