// What the command line asks of the agent. Pure.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie {

struct options {
    enum class what { run, check, explain, mappings, schema, help, version } to_do = what::run;
    std::string config_file;
    std::string name;  ///< of mappings: the one that is wanted; empty: all
    std::string listen_address;
    std::string log_level;
    bool lifecycle = false;  ///< POST /-/reload is allowed
    std::string input;       ///< of explain: a file, "-" is the standard input
    std::string broker;      ///< of explain: the configured one that the lines come from; empty: the first
};

/// The options, or why they cannot be followed, with the mend.
std::variant<options, std::string> parse_options(const std::vector<std::string>& arguments);

/// What --help prints.
std::string usage();

}  // namespace vigie
