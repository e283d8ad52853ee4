#include "sensor-sim/signal/work.hpp"

#include "sensor-sim/signal/noise.hpp"

#include <algorithm>

namespace vigie::sim {

work work_at(const profile& p, std::uint64_t key, plant_time t) noexcept {
    const auto in_cycle = t % p.cycle;
    std::size_t now = 0;
    while (now + 1 < p.shifts.size() && p.shifts[now + 1].at <= in_cycle) ++now;
    const auto& before = p.shifts[(now + p.shifts.size() - 1) % p.shifts.size()];
    const auto& to = p.shifts[now];

    // The plant starts settled: there is nothing before its first shift to come from.
    const bool settled = t < p.cycle && now == 0;
    const double x = settled || p.ramp.count() == 0
                         ? 1
                         : std::min(1.0, static_cast<double>((in_cycle - to.at).count()) /
                                             static_cast<double>(p.ramp.count()));
    work w{before.load + (to.load - before.load) * x, before.speed + (to.speed - before.speed) * x};

    constexpr double swing_ms = 20.0 * 60 * 1000;
    if (w.load > 0)
        w.load = std::max(0.0, w.load + p.wander * smooth(key, static_cast<double>(t.count()) / swing_ms));
    if (w.speed <= 0) w.load = 0;
    return w;
}

}  // namespace vigie::sim
