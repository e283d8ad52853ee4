// The machines that sensors stand on, and what watches those that are judged as a whole.
#include "agent/condition/described.hpp"
#include "agent/condition/sensors.hpp"

#include <algorithm>
#include <deque>
#include <ranges>

namespace vigie::condition {

sensors::sensors(const std::vector<config::sensor>& known, const std::vector<config::machine>& watched)
    : known_(&known), watched_(&watched) {
    const auto add = [&](const config::machine& on, const config::told_series& told) {
        auto& made = told_[&told];
        made.metric = told.metric;
        made.match = told.match;
        made.quantity = told.quantity;
        made.unit = told.unit;
        made.silent_after = on.silent_after;
    };
    for (const auto& each : watched) {
        for (const auto& indicator : each.indicators) add(each, indicator.told);
        if (each.operating) add(each, each.operating->told);
    }
}

const std::vector<config::machine>& sensors::no_machines() {
    static const std::vector<config::machine> none;
    return none;
}

std::uint32_t sensors::machine_of(std::span<const map::label_value> labels) {
    if (value_of(labels, "machine").empty()) return no_machine;
    std::vector<map::label_value> where;
    for (const auto& label : labels)
        if (std::ranges::find(config::place_labels, label.name) != config::place_labels.end())
            where.push_back(label);
    std::string text;
    map::render(where, text);
    const auto [known, added] = by_labels_.try_emplace(text, static_cast<std::uint32_t>(machines_.size()));
    if (!added) return known->second;
    std::string name;
    for (const auto part : config::place_labels)
        if (const auto value = value_of(labels, part); !value.empty())
            name.append(name.empty() ? "" : " / ").append(value);
    machines_.push_back({std::move(text), std::move(name), {}, nullptr});
    return static_cast<std::uint32_t>(machines_.size() - 1);
}

const config::machine* sensors::watching(std::span<const map::label_value> labels) const {
    if (value_of(labels, "machine").empty()) return nullptr;
    const auto found =
        std::ranges::find_if(*watched_, [&](const auto& one) { return has_all(labels, one.match); });
    return found == watched_->end() ? nullptr : &*found;
}

/// Made when the first of its indicators appears.
watched_machine* sensors::watch_on(machine& which, const config::machine& by) {
    if (which.watch) return which.watch.get();
    if (watches_ == most_watched && !make_room()) {
        ++unwatched_;
        return nullptr;
    }
    ++watches_;
    which.watch = std::make_unique<watched_machine>(by);
    if (const auto before = machines_before_.find(which.labels); before != machines_before_.end()) {
        which.watch->restore(std::move(before->second));
        machines_before_.erase(before);
    }
    return which.watch.get();
}

/// Lets go of the machine that nobody has heard of for longest. O(machines), and only when they are too many.
bool sensors::make_room() {
    machine* oldest = nullptr;
    for (auto& each : machines_)
        if (each.watch && each.sensors.empty() &&
            (oldest == nullptr || each.watch->last() < oldest->watch->last()))
            oldest = &each;
    if (oldest == nullptr) return false;
    oldest->watch.reset();
    --watches_;
    return true;
}

/// While it is maintained only that the sensor is heard of; otherwise nothing that nobody believes.
void sensors::tell_machine(const judged& one, double value) noexcept {
    if (one.indicator == watched_machine::nowhere) return;
    auto& watch = *machines_[one.machine].watch;
    if (one.condition.now().plausible || watch.maintained())
        watch.sample(one.indicator, value, one.at, one.seen, one.own_time);
}

bool sensors::maintained(const judged& one) const noexcept {
    return one.machine != no_machine && machines_[one.machine].watch &&
           machines_[one.machine].watch->maintained();
}

bool sensors::obey(std::span<const map::label_value> which, const command& told, timestamp at) {
    bool any = false;
    std::vector<map::label_value> labels;
    std::deque<std::string> plain;
    for (auto& each : machines_) {
        if (!each.watch || !each.watch->watches()) continue;
        map::parse(each.labels, labels, plain);
        const bool meant = std::ranges::all_of(
            which, [&](const auto& wanted) { return value_of(labels, wanted.name) == wanted.value; });
        if (!meant) continue;
        each.watch->obey(told, at);
        any = true;
    }
    return any;
}

std::optional<machine_state> sensors::state_of(const machine& which) const {
    const auto verdict_of = [this](sensor_id id) -> const verdict& { return slots_[id]->condition.now(); };
    const auto is_known = [&](sensor_id id) { return verdict_of(id).known; };
    const auto by_sensors = roll_up(which.sensors | std::views::filter(is_known), verdict_of);
    if (!which.watch || !which.watch->watches() || !which.watch->was_heard()) return by_sensors;
    verdict together;
    together.state = which.watch->status();
    together.since = which.watch->since();
    return worse_of(by_sensors, together);
}

}  // namespace vigie::condition
