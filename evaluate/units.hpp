// What is known of the units of a data set besides their readings: for scoring, never for judging.
#pragma once

#include "evaluate/table.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace vigie::evaluate {

/// Seconds since the unit's start in which a maintenance e-mail is useful, both ends included.
struct window {
    double start = 0, end = 0;
    bool holds(double seconds) const noexcept { return start <= seconds && seconds <= end; }
};

struct unit {
    std::string name, rig;
    double end_seconds = 0;
    bool failed = false;
    std::vector<window> windows;
    table readings;            ///< t_s and the channels
    std::vector<double> time;  ///< t_s

    bool in_window(double seconds) const noexcept;
};

/// The units listed in `directory`/units.csv with their readings. Throws std::runtime_error.
std::vector<unit> read_units(const std::filesystem::path& directory);

/// The rows of a units.csv, without readings. `from` is for messages.
std::vector<unit> parse_units(std::string_view text, const std::filesystem::path& from);

}  // namespace vigie::evaluate
