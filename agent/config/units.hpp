// Units people write (mm/s, bar, °C, %) and the base units that metrics are in (m/s, Pa, celsius, ratio).
#pragma once

#include <optional>
#include <string_view>

namespace vigie::config {

struct unit {
    std::string_view symbol;     ///< as people write it
    std::string_view base_name;  ///< the metric name's ending: "meters_per_second"
    double to_base_scale = 1;    ///< base = shown × scale + offset
    double to_base_offset = 0;
};

std::optional<unit> find_unit(std::string_view symbol) noexcept;

}  // namespace vigie::config
