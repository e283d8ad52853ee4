// Which columns of a recording become which topics, and in which unit. Pure.
//
// Without --map the columns are chosen by their names (table in channels.cpp, explained in
// docs/sensor-sim.md). Acceleration in g becomes velocity in mm/s as if all of it were at one frequency: v =
// a · 9806.65 / (2π f).
#pragma once

#include "sensor-sim/plant/plant.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie::sim {

/// value shown = cell × scale + offset
struct channel {
    std::size_t column = 0;  ///< in recording::columns
    std::string tail{};      ///< "vibration/bearing/h"
    double scale = 1;
    double offset = 0;
};

/// One --map: COLUMN=QUANTITY/SENSOR[/AXIS][*SCALE]
struct mapping {
    std::string column, tail;
    double scale = 1;
};
std::optional<mapping> parse_mapping(std::string_view);

struct channel_choice {
    std::vector<mapping> maps{};  ///< not empty: these columns and no other
    std::optional<std::string>
        quantity{};  ///< topic quantity in place of the chosen one; the number then stays as it is
    std::string sensor = "bearing";  ///< topic sensor of vibration columns
    double frequency_hz = 100;       ///< for acceleration → velocity
};

/// The channels, or why there are none. `column` counts without t_s.
std::variant<std::vector<channel>, std::string> choose_channels(std::span<const std::string> columns,
                                                                const channel_choice&);

}  // namespace vigie::sim
