// Engines run to failure: how well their remaining life is estimated from all their sensors. Either the
// shipped table on units that were cut before their failure (test_FD00n, rul_FD00n), or, where there are
// none, tables fitted on four fifths of the units of all files and used on the fifth, with one seeded cut a
// unit.
#pragma once

#include "agent/condition/remaining_life.hpp"
#include "evaluate/table.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vigie::evaluate {

struct engine_row {
    double setting = 0;
    std::array<double, condition::life_model::sensors> sensors{};
};

struct engine {
    int file = 0;  ///< n of FD00n
    std::vector<engine_row> rows;
    double left_after = 0;  ///< cycles from the last row to the failure
};

/// Engines of a run_to_failure or test table, in their order.
std::vector<engine> engines_of(const table&, int file, const std::filesystem::path& from);

/// A table of coefficients for these engines: means and deviations by operating state, ridge regression,
/// errors by the length of the estimate.
condition::life_model fit(std::span<const engine* const> engines);

struct turbofan_score {
    std::string name;  ///< FD00n
    double rmse = 0;
    int useful_alarms = 0, units = 0;
    bool shipped_table = false;
};

/// An alarm is the first estimate of at most this many cycles; it is useful with this many really left.
inline constexpr double alarm_at = 30, useful_from = 10, useful_to = 60;

std::vector<turbofan_score> score_turbofans(const std::filesystem::path& directory);

/// agent/condition/turbofan_life.cpp, from all engines of the directory.
std::string fitted_table(const std::filesystem::path& directory);

}  // namespace vigie::evaluate
