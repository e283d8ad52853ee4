#include "sensor-sim/signal/sensor_signal.hpp"

#include "sensor-sim/signal/noise.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::sim {
namespace {

constexpr plant_time heat_step = std::chrono::seconds{10};
constexpr double background_vibration = 0.06;  // mm/s that the floor brings from the neighbours

/// Part of the full load's heat: friction and iron losses that run with the speed, copper losses ~ load².
double heat_part(const work& w) noexcept {
    return w.speed * (0.35 + 0.65 * w.load * w.load);
}

}  // namespace

sensor_signal::sensor_signal(const plant& p, const machine& m, const sensor& s)
    : machine_{m}, sensor_{s}, ambient_{p.ambient} {
    const auto name = p.site + '/' + m.line + '/' + m.name;
    work_key_ = sim::noise_key(p.seed, name);
    noise_key_ = sim::noise_key(p.seed, name + '/' + s.tail);
    if (s.what == quantity::temperature) heat_rise_ = heat_target(plant_time{0});
}

double sensor_signal::heat_target(plant_time t) const {
    const auto e = effect_at(machine_.faults, sensor_, t);
    const auto w = work_at(machine_.profile, work_key_, t);
    return (sensor_.full - ambient_) * heat_part(w) * e.cooling + e.rise;
}

void sensor_signal::advance_heat(plant_time t) {
    while (settled_at_ + heat_step <= t) {
        settled_at_ += heat_step;
        const auto lag = static_cast<double>(sensor_.lag.count()) *
                         effect_at(machine_.faults, sensor_, settled_at_).cooling;
        heat_rise_ += (heat_target(settled_at_) - heat_rise_) *
                      -std::expm1(-static_cast<double>(heat_step.count()) / lag);
    }
}

double sensor_signal::level(const work& w, const effect& e, plant_time t) {
    const auto between = [&](double part) { return sensor_.idle + (sensor_.full - sensor_.idle) * part; };
    switch (sensor_.what) {
        case quantity::vibration:
            return std::max(background_vibration, between(w.load) * w.speed * w.speed * e.factor);
        case quantity::temperature:
            advance_heat(t);
            return ambient_ + heat_rise_;
        case quantity::current:
            return between(w.load) * std::min(1.0, w.speed * 10);  // a stopped motor draws nothing
        case quantity::pressure:
            return between(w.speed * w.speed);
        case quantity::speed:
            return sensor_.full * w.speed;
        case quantity::load:
            return 100 * w.load;
    }
    return 0;
}

std::optional<double> sensor_signal::sample(plant_time t) {
    const auto e = effect_at(machine_.faults, sensor_, t);
    const auto w = work_at(machine_.profile, work_key_, t);
    double value = level(w, e, t) + e.offset + sensor_.noise * normal(noise_key_, t.count());
    if (sensor_.what != quantity::temperature) value = std::max(0.0, value);
    if (e.stuck && last_) value = *last_;
    last_ = value;
    if (e.silent) return {};
    return value;
}

}  // namespace vigie::sim
