#include "agent/waveform/bearing.hpp"

#include <cmath>

namespace vigie::waveform {

defect_orders orders_of(const bearing_geometry& of) noexcept {
    const double ratio = of.ball_diameter / of.pitch_diameter * std::cos(of.contact_angle);
    return {of.balls / 2 * (1 - ratio), of.balls / 2 * (1 + ratio),
            of.pitch_diameter / (2 * of.ball_diameter) * (1 - ratio * ratio), (1 - ratio) / 2};
}

}  // namespace vigie::waveform
