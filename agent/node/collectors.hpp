// The collectors, and the pure parsers below them: text of one file in, readings out, an empty text or the
// fault back. Each has a .cpp file of its name; each publishes at most `max_items` items.
#pragma once

#include "agent/node/collector.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::node {

inline constexpr std::size_t max_items = 1024;

std::string collect_cpu(const roots&, const publish&);
std::string collect_memory(const roots&, const publish&);
std::string collect_load(const roots&, const publish&);
std::string collect_filesystem(const roots&, const publish&);
std::string collect_network(const roots&, const publish&);
std::string collect_temperature(const roots&, const publish&);
std::string collect_pressure(const roots&, const publish&);

/// /proc/stat. cpu/<number>: seconds by mode, {"user":…,"idle":…}.
std::string parse_cpu(std::string_view text, double ticks_per_second, const publish&);

/// /proc/meminfo. memory/ram and memory/swap, in bytes.
std::string parse_memory(std::string_view text, const publish&);

/// /proc/loadavg. load/average.
std::string parse_load(std::string_view text, const publish&);

/// /proc/<pid>/net/dev. network/<device>.
std::string parse_network(std::string_view text, const publish&);

/// /proc/pressure/<resource>. pressure/<resource>/waiting (some task waits) and …/stalled (all of them do).
std::string parse_pressure(std::string_view text, std::string_view resource, const publish&);

/// A file system that can fill up.
struct mount {
    std::string mountpoint, device, fstype;
    std::string number;  ///< major:minor, the same for all places where it is mounted
    bool read_only = false;
};

/// /proc/<pid>/mountinfo. Each device once, where its path is shortest.
std::vector<mount> parse_mounts(std::string_view text);

/// What `temp` and `temp*_input` hold: thousandths of a degree Celsius.
std::optional<double> parse_celsius(std::string_view text);

}  // namespace vigie::node
