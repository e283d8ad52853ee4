#include "sensor-sim/signal/production_count.hpp"

#include "sensor-sim/signal/effect.hpp"
#include "sensor-sim/signal/noise.hpp"
#include "sensor-sim/signal/work.hpp"

namespace vigie::sim {
namespace {

constexpr plant_time step = std::chrono::seconds{1};
constexpr double step_seconds = 1;
constexpr double whole_part = 1 - 1e-9;  // of many small steps, whose sum is a little off

}  // namespace

production_count::production_count(const plant& p, const machine& m) : machine_{m} {
    const auto name = p.site + '/' + m.line + '/' + m.name;
    work_key_ = noise_key(p.seed, name);
    key_ = noise_key(p.seed, name + "/production");
    figures_.state = state_at(plant_time{0}, work_at(m.profile, work_key_, plant_time{0}).load);
}

bool production_count::stopped(plant_time t) const noexcept {
    const auto& how = *machine_.production;
    if (how.stop_for.count() == 0) return false;
    const auto room = static_cast<double>((how.stop_every - how.stop_for).count());
    const auto begin = room * uniform(key_, t / how.stop_every);
    const auto since = static_cast<double>((t % how.stop_every).count()) - begin;
    return since >= 0 && since < static_cast<double>(how.stop_for.count());
}

production_state production_count::state_at(plant_time t, double load) const noexcept {
    if (load <= 0) return production_state::not_planned;
    return stopped(t) ? production_state::down : production_state::producing;
}

void production_count::count_step(plant_time t) {
    const auto load = work_at(machine_.profile, work_key_, t).load;
    figures_.state = state_at(t, load);
    if (figures_.state == production_state::not_planned) return;
    figures_.planned_seconds += step_seconds;
    if (figures_.state == production_state::down) return;
    figures_.producing_seconds += step_seconds;
    begun_ += load * static_cast<double>(step.count()) / static_cast<double>(cycle().count());
    for (; begun_ >= whole_part; --begun_)
        if (uniform(~key_, static_cast<std::int64_t>(figures_.parts++)) < machine_.production->scrap)
            ++figures_.scrap;
}

std::optional<production_figures> production_count::at(plant_time t) {
    for (; counted_to_ + step <= t; counted_to_ += step) count_step(counted_to_ + step);
    const sensor shown{.tail = "production", .sampling = machine_.production->sampling};
    if (effect_at(machine_.faults, shown, t).silent) return {};
    return figures_;
}

}  // namespace vigie::sim
