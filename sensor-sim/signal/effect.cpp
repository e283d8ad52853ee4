#include "sensor-sim/signal/effect.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::sim {
namespace {

bool active(const fault& f, const sensor& s, plant_time t) noexcept {
    if (t < f.at) return false;
    if (f.kind != fault_kind::spike) return f.length.count() == 0 || t < f.at + f.length;
    // A spike lasts one sample unless told otherwise, and may come again.
    const auto width = f.length.count() > 0 ? f.length : s.sampling;
    const auto since = t - f.at;
    return (f.every.count() > 0 ? since % f.every : since) < width;
}

/// 0 → 1 over `over`.
double grown(const fault& f, plant_time t) noexcept {
    if (f.over.count() == 0) return 1;
    return std::min(1.0, static_cast<double>((t - f.at).count()) / static_cast<double>(f.over.count()));
}

/// Wear feeds itself: slow at first, then exponential.
double worn(double x) noexcept {
    constexpr double steepness = 2.5;
    return std::expm1(steepness * x) / std::expm1(steepness);
}

/// Part of an unbalance's radial force that is seen along this axis.
double radial_part(std::string_view tail) noexcept {
    const auto axis = tail.substr(tail.rfind('/') + 1);
    return axis == "z" || axis == "axial" ? 0.3 : 1;
}

/// Part of a bearing's vibration that reaches a place that the fault does not name.
constexpr double through_the_casing = 0.3;

void apply_to_vibration(const fault& f, const sensor& s, double x, effect& e) noexcept {
    const bool here = names(f.target, s.tail);
    if (f.kind == fault_kind::bearing_wear)
        e.factor *= 1 + (f.amount - 1) * worn(x) * (here ? 1 : through_the_casing);
    else if (f.kind == fault_kind::imbalance && here)
        e.factor *= 1 + (f.amount - 1) * x * radial_part(s.tail);
}

void apply_to_temperature(const fault& f, const sensor& s, double x, effect& e) noexcept {
    if (f.kind == fault_kind::bearing_wear) e.rise += f.heat * worn(x);
    if (!names(f.target, s.tail)) return;
    if (f.kind == fault_kind::overheating) e.rise += f.amount * x;
    if (f.kind == fault_kind::blocked_cooling) e.cooling *= 1 + (f.amount - 1) * x;
}

void apply_to_any(const fault& f, plant_time t, effect& e) noexcept {
    constexpr double hour_ms = 3600e3;
    if (f.kind == fault_kind::stuck) e.stuck = true;
    if (f.kind == fault_kind::dropout) e.silent = true;
    if (f.kind == fault_kind::spike) e.offset += f.amount;
    if (f.kind == fault_kind::drift) e.offset += f.amount * static_cast<double>((t - f.at).count()) / hour_ms;
}

}  // namespace

effect effect_at(std::span<const fault> faults, const sensor& s, plant_time t) noexcept {
    effect e;
    for (const auto& f : faults) {
        if (!active(f, s, t)) continue;
        const double x = grown(f, t);
        if (s.what == quantity::vibration) apply_to_vibration(f, s, x, e);
        if (s.what == quantity::temperature) apply_to_temperature(f, s, x, e);
        if (names(f.target, s.tail)) apply_to_any(f, t, e);
    }
    return e;
}

}  // namespace vigie::sim
