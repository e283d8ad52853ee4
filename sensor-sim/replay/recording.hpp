// A recorded run: CSV text → rows. Pure.
//
// Layout: the first line names the columns, the first column is `t_s`, seconds from the start, ascending.
// Cells are numbers; an empty cell or nan is a sensor that said nothing. Rows that go back in time (a logger
// that follows summer time repeats an hour) are left out and counted. Bounds: 256 MiB, 256 columns, lines of
// 64 KiB.
#pragma once

#include "sensor-sim/plant/plant.hpp"
#include "sensor-sim/plant/section.hpp"

#include <optional>
#include <variant>

namespace vigie::sim {

struct recording {
    struct row {
        plant_time at{0};
        std::vector<std::optional<double>> cells;  ///< one a column
    };
    std::vector<std::string> columns;  ///< without t_s
    std::vector<row> rows;             ///< shifted, so that the first is at 0
    std::size_t left_out = 0;          ///< rows that went back in time
};

/// The recording, or the first thing that is wrong with it.
std::variant<recording, complaint> parse_recording(std::string_view csv, std::string_view file);

}  // namespace vigie::sim
