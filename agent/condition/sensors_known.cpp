// What is known of sensors and machines goes on: over a restart, and into another configuration.
#include "agent/condition/sensors.hpp"

#include <algorithm>

namespace vigie::condition {
namespace {

/// How long what has not come again after a restart is remembered: a machine that runs one day a year is
/// known.
constexpr duration remembered_for = std::chrono::hours{24 * 400};

bool has_limits(const config::sensor_limits& known) {
    return known.warning || known.critical || known.low_warning || known.low_critical;
}

}  // namespace

memory sensors::recall() const {
    memory made;
    timestamp newest{};
    for (const auto& slot : slots_) {
        if (!slot || !slot->condition.was_sampled()) continue;
        newest = std::max(newest, slot->at);
        if (has_limits(slot->condition.about().limits))
            made.sensors.push_back({slot->labels, slot->judged_by, slot->condition.recall()});
    }
    for (const auto& each : machines_) {
        if (!each.watch) continue;
        newest = std::max(newest, each.watch->last());
        made.machines.push_back(each.watch->recall(each.labels));
    }
    for (const auto& [labels, before] : sensors_before_)
        if (newest - before.known.last_sample < remembered_for) made.sensors.push_back(before);
    for (const auto& [labels, before] : machines_before_)
        if (newest - before.last < remembered_for) made.machines.push_back(before);
    return made;
}

void sensors::remember(memory&& before) {
    for (auto& each : before.machines) machines_before_.insert_or_assign(each.labels, std::move(each));
    for (auto& each : before.sensors) sensors_before_.insert_or_assign(each.labels, std::move(each));
}

void sensors::go_on(judged& added) {
    const auto before = sensors_before_.find(added.labels);
    if (before == sensors_before_.end()) return;
    if (before->second.judged_by == added.judged_by) {
        added.condition.restore(before->second.known);
        added.at = before->second.known.last_sample;
    }
    sensors_before_.erase(before);
}

void sensors::take_over(sensor_id id, sensors& from, sensor_id which) {
    auto& one = *slots_[id];
    auto& before = *from.slots_[which];
    const auto& about = one.condition.about();
    if (about != before.condition.about() || one.judged_by != before.judged_by) return;
    const auto how = one.condition.how();
    one.condition = std::move(before.condition);
    one.condition.go_on_by(about, how);
    one.at = before.at;
    one.heard_at = before.heard_at;
    one.seen = before.seen;
    one.own_time = before.own_time;
    one.condition.set_offline(one.devices.gone > 0, one.heard_at);
}

}  // namespace vigie::condition
