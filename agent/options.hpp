// What the command line asks of the agent. Pure.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie {

struct options {
    enum class what { run, check, explain, mappings, schema, suggest, help, version } to_do = what::run;
    std::string config_file;
    std::string name;  ///< of mappings: the one that is wanted; empty: all
    std::string listen_address;
    std::string web_config_file;  ///< empty: anybody may ask by plain HTTP
    std::string host_name;        ///< what this host is called; empty: its own name
    std::string log_level;
    bool lifecycle = false;    ///< POST /-/reload is allowed
    bool watch_files = false;  ///< the configuration is read again when its files are others
    std::string input;         ///< of explain and suggest: a file, "-" is the standard input
    std::string broker;        ///< of explain: the configured one that the lines come from; empty: the first.
                               ///< Of suggest: the URL of one to listen to; empty: lines are read
    std::string topic;         ///< of suggest: the filter to listen to
    std::string seconds;       ///< of suggest: how long, 1 to 86400
};

/// The options, or why they cannot be followed, with the mend.
std::variant<options, std::string> parse_options(const std::vector<std::string>& arguments);

/// What --help prints.
std::string usage();

}  // namespace vigie
