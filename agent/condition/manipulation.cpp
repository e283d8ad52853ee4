#include "agent/condition/manipulation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vigie::condition {

double share_of(double step_seconds, double constant_seconds) noexcept {
    return constant_seconds > 0 ? -std::expm1(-step_seconds / constant_seconds) : 1;
}

std::optional<double> scaled(double value, scale on) noexcept {
    if (!std::isfinite(value)) return std::nullopt;
    if (on == scale::linear) return value;
    if (value <= 0) return std::nullopt;
    return std::log(value);
}

double unscaled(double value, scale on) noexcept {
    return on == scale::linear ? value : std::exp(value);
}

double smoother::take(double value, double step_seconds, double constant_seconds) noexcept {
    if (samples_ < std::numeric_limits<std::uint32_t>::max()) ++samples_;
    const double share = std::max(share_of(step_seconds, constant_seconds), 1.0 / samples_);
    value_ += share * (value - value_);
    return value_;
}

}  // namespace vigie::condition
