// One reading of the configuration and of the files that it names. Immutable once read: who takes another one
// drops this one.
#pragma once

#include "agent/config/config.hpp"
#include "libs/http/whole_file.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace vigie {

struct seen_file {
    std::string path;
    http::file_stamp look;

    bool operator==(const seen_file&) const = default;
};

struct configuration {
    config::agent about;                 ///< with the agent's own rules behind the operator's
    std::vector<std::string> passwords;  ///< by broker; empty: none
    std::uint64_t hash = 0;              ///< of the text, without passwords; 48 bits
    std::vector<seen_file> files;        ///< that it was read from, as they were before
};

/// A line a fault: file, place, what is wrong and the mend.
using faults = std::vector<std::string>;

/// Only what the operator wrote. `warnings` takes, a line each, what is no fault and looks like a mistake.
std::variant<config::agent, faults> load_configuration(const std::string& file, faults* warnings = nullptr);

/// Behind the operator's rules those for the node's readings and the brokers' own figures.
void add_own_rules(config::agent&);

/// All that a running agent needs. Every file is read anew. `host`: what this host is called; empty: its own
/// name.
std::variant<std::shared_ptr<const configuration>, faults> read_configuration(const std::string& file,
                                                                              const std::string& host);

/// The same files as they are now. Reads none of them.
std::vector<seen_file> look_again(std::vector<seen_file>);

}  // namespace vigie
