// What the command line asks of the agent. Pure.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace vigie {

struct options {
    enum class what { run, check, help, version } to_do = what::run;
    std::string config_file;
    std::string listen_address;
    std::string log_level;
    bool lifecycle = false;  ///< POST /-/reload is allowed
};

/// The options, or why they cannot be followed, with the mend.
std::variant<options, std::string> parse_options(const std::vector<std::string>& arguments);

/// What --help prints.
std::string usage();

}  // namespace vigie
