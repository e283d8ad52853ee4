// One configuration for each kind of data set: what an integrator would know of such machines. The unit is
// never an input; the columns are taken by what they measure.
#pragma once

#include "agent/condition/profile.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace vigie::evaluate {

struct setup {
    condition::judgement_profile how;
    std::vector<std::size_t> columns;  ///< of the table, by the profile's indicators
};

/// `names` are a table's columns, `from` is for messages. Throws std::runtime_error where what is needed is
/// not among them.
using make_setup = setup (*)(std::span<const std::string> names, const std::filesystem::path& from);

setup bearing(std::span<const std::string> names, const std::filesystem::path& from);
setup temperature(std::span<const std::string> names, const std::filesystem::path& from);
setup circulation(std::span<const std::string> names, const std::filesystem::path& from);

}  // namespace vigie::evaluate
