// What a number is probably called as a metric, by the name that a device or a topic gives it: "temp_c" is
// plant_temperature_celsius, in °C. Only a unit that a name, the device or a convention of long standing says
// is taken; else the metric has none, and the engineer adds it. Pure.
#pragma once

#include <string>
#include <string_view>

namespace vigie::verbs {

struct metric_guess {
    std::string metric;
    std::string unit;   ///< as the configuration writes it; empty: not known
    std::string scale;  ///< instead of a unit; empty: none
    std::string help;
};

/// `told_unit`: what the device says beside the value; empty: nothing.
metric_guess guess_metric(std::string_view name, std::string_view told_unit);

/// Whether a word alone says what is measured, as in plant/pump-1/temperature.
bool is_quantity(std::string_view word);

}  // namespace vigie::verbs
