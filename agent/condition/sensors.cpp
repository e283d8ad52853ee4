#include "agent/condition/sensors.hpp"

#include <algorithm>
#include <array>

namespace vigie::condition {
namespace {

constexpr std::uint32_t no_machine = 0xffff'ffff;
constexpr std::array<std::string_view, 3> place{"site", "line", "machine"};

std::string_view value_of(std::span<const map::label_value> labels, std::string_view name) {
    for (const auto& label : labels)
        if (label.name == name) return label.value;
    return {};
}

bool describes(const config::sensor& about, std::string_view metric,
               std::span<const map::label_value> labels) {
    return about.metric == metric &&
           std::all_of(about.match.begin(), about.match.end(),
                       [&](const auto& wanted) { return value_of(labels, wanted.first) == wanted.second; });
}

}  // namespace

sensor_id sensors::add(std::string_view metric, std::span<const map::label_value> labels) {
    const auto about = std::find_if(known_->begin(), known_->end(),
                                    [&](const auto& one) { return describes(one, metric, labels); });
    if (about == known_->end()) return none;

    std::vector<map::label_value> shown{{"metric", metric}};
    shown.insert(shown.end(), labels.begin(), labels.end());
    judged added{judge{*about}, {}, machine_of(labels), {}, {}, false};
    map::render(shown, added.labels);

    auto id = static_cast<sensor_id>(slots_.size());
    if (free_.empty()) {
        slots_.emplace_back(std::move(added));
    } else {
        id = free_.back();
        free_.pop_back();
        slots_[id].emplace(std::move(added));
    }
    if (const auto on = slots_[id]->machine; on != no_machine) machines_[on].sensors.push_back(id);
    return id;
}

std::uint32_t sensors::machine_of(std::span<const map::label_value> labels) {
    if (value_of(labels, "machine").empty()) return no_machine;
    std::vector<map::label_value> where;
    for (const auto& label : labels)
        if (std::find(place.begin(), place.end(), label.name) != place.end()) where.push_back(label);
    std::string text;
    map::render(where, text);
    const auto [known, added] = by_labels_.try_emplace(text, static_cast<std::uint32_t>(machines_.size()));
    if (!added) return known->second;
    std::string name;
    for (const auto part : place)
        if (const auto value = value_of(labels, part); !value.empty())
            name.append(name.empty() ? "" : " / ").append(value);
    machines_.push_back({std::move(text), std::move(name), {}});
    return static_cast<std::uint32_t>(machines_.size() - 1);
}

void sensors::sample(sensor_id id, double value, timestamp at, timestamp seen, bool own_time) {
    auto& one = *slots_[id];
    one.condition.sample(value, at);
    one.at = at;
    one.seen = seen;
    one.own_time = own_time;
}

void sensors::tick(const clocks& now) {
    for (auto& slot : slots_)
        if (slot) slot->condition.tick(slot->at + (now.of(slot->own_time) - slot->seen));
}

void sensors::remove(sensor_id id) {
    if (const auto on = slots_[id]->machine; on != no_machine) std::erase(machines_[on].sensors, id);
    slots_[id].reset();
    free_.push_back(id);
}

void sensors::take_over(sensor_id id, sensors& from, sensor_id which) {
    auto& one = *slots_[id];
    auto& before = *from.slots_[which];
    const auto& about = one.condition.about();
    if (about != before.condition.about()) return;
    one.condition = std::move(before.condition);
    one.condition.go_on_by(about);
    one.at = before.at;
    one.seen = before.seen;
    one.own_time = before.own_time;
}

std::optional<machine_state> sensors::state_of(const machine& which) const {
    return roll_up(which.sensors,
                   [this](sensor_id id) -> const verdict& { return slots_[id]->condition.now(); });
}

}  // namespace vigie::condition
