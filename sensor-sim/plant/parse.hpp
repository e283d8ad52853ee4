// YAML text → plant. Pure: the one line that reads the file is in main.
//
// Bounds: text up to 1 MiB, 1,000 machines, 100,000 series. Keys and their meaning: docs/sensor-sim.md.
#pragma once

#include "sensor-sim/plant/plant.hpp"
#include "sensor-sim/plant/section.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace vigie::sim {

/// The plant, or everything that is wrong with it. `file` is only named in complaints.
std::variant<plant, std::vector<complaint>> parse_plant(std::string_view yaml, std::string_view file);

// The parts, a file each; they complain to their section's `out`.
profile parse_profile(const YAML::Node&, complaints&);
/// One entry of `sensors`; a vibration sensor gives one series an axis.
std::vector<sensor> parse_sensor(const YAML::Node&, const machine& owner, double ambient, plant_time sampling,
                                 complaints&);
production parse_production(const YAML::Node&, plant_time sampling, complaints&);
fault parse_fault(const YAML::Node&, const std::vector<sensor>& of_machine, complaints&);

}  // namespace vigie::sim
