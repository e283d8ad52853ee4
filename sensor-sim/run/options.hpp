// The command line. Pure: files are read in main.
#pragma once

#include "sensor-sim/feed/feed.hpp"
#include "sensor-sim/publish/broker.hpp"
#include "sensor-sim/replay/channels.hpp"
#include "sensor-sim/run/pace.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vigie::sim {

struct options {
    bool is_replay = false;
    std::string file;     ///< plant or recording
    std::string machine;  ///< replay: "site/line/name"
    std::string line;     ///< plant: only this line's machines; empty: all
    sim::broker broker;
    std::string password_file;
    sim::pace pace;
    double rate = 0;  ///< messages a second of wall time; 0: as sampled
    std::optional<std::uint64_t> seed;
    std::optional<start_time> start;  ///< absent: the wall clock's second at start
    bool dry_run = false;
    channel_choice channels;
    std::string log_level = "info";
};

/// Something to print on standard output instead of running: --help, --version.
struct said {
    std::string text;
};
/// What is wrong with the flags.
struct usage_error {
    std::string text;
};

std::variant<options, said, usage_error> parse_options(const std::vector<std::string>& arguments);

}  // namespace vigie::sim
