// Limits of vibration velocity by ISO 20816-3:2022 (formerly ISO 10816-3), tables A.1 and A.2: r.m.s. on
// bearing housings of industrial machines. Zone C is no place to run for long (warning), zone D does damage
// (critical).
#pragma once

#include <optional>
#include <string_view>

namespace vigie::config {

struct zone_boundaries {
    double b_c;  ///< mm/s
    double c_d;  ///< mm/s
};

/// `group` 1: over 300 kW or shaft height from 315 mm; 2: 15 to 300 kW, from 160 mm. `support`: rigid or
/// flexible.
std::optional<zone_boundaries> iso_20816_3(int group, std::string_view support) noexcept;

}  // namespace vigie::config
