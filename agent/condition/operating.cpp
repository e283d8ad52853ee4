#include "agent/condition/operating.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::condition {
namespace {

constexpr double margin = 0.05;

/// How many borders lie at or below the value, each moved by a share of itself.
int passed(double value, const config::operating_signal& by, double moved) noexcept {
    const auto is_passed = [&](double border) { return value >= border + moved * std::abs(border); };
    const int still = by.standstill_below && !is_passed(*by.standstill_below) ? stands_still : 0;
    return still + static_cast<int>(std::count_if(by.borders.begin(), by.borders.end(), is_passed));
}

}  // namespace

int operating_state(double value, const config::operating_signal& by, int before) noexcept {
    if (before == not_told) return passed(value, by, 0);
    return std::clamp(before, passed(value, by, margin), passed(value, by, -margin));
}

}  // namespace vigie::condition
