// The frequencies at which a defect of a rolling bearing is rolled over, as multiples of the shaft's speed;
// the outer ring stands still. Formulas: R. B. Randall, J. Antoni, Rolling element bearing diagnostics – A
// tutorial, Mechanical Systems and Signal Processing 25 (2011), 485–520, section 2. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace vigie::waveform {

/// Outer race, inner race, rolling element (its spin: it meets a race twice a turn), cage.
inline constexpr std::array<std::string_view, 4> defect_names{"bpfo", "bpfi", "bsf", "ftf"};
using defect_orders = std::array<double, defect_names.size()>;

struct bearing_geometry {
    double balls = 0;
    double ball_diameter = 0, pitch_diameter = 0;  ///< in the same unit
    double contact_angle = 0;                      ///< in radians
};

defect_orders orders_of(const bearing_geometry&) noexcept;

}  // namespace vigie::waveform
