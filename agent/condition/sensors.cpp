#include "agent/condition/sensors.hpp"

#include "agent/config/describes.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace vigie::condition {
namespace {

constexpr std::uint32_t no_machine = 0xffff'ffff;
constexpr std::array<std::string_view, 3> place{"site", "line", "machine"};

std::string_view value_of(std::span<const map::label_value> labels, std::string_view name) {
    for (const auto& label : labels)
        if (label.name == name) return label.value;
    return {};
}

}  // namespace

sensor_id sensors::add(std::string_view metric, std::span<const map::label_value> labels,
                       const provenance& from) {
    const auto label = [&](std::string_view name) { return value_of(labels, name); };
    const auto about =
        std::ranges::find_if(*known_, [&](const auto& one) { return config::describes(one, metric, label); });
    if (about == known_->end()) return none;

    std::vector<map::label_value> shown{{"metric", metric}};
    shown.insert(shown.end(), labels.begin(), labels.end());
    judged added{judge{*about, from.how}, {}, from.broker, machine_of(labels), devices_.of(labels)};
    added.own_time = from.own_time;
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

result<void> sensors::check(sensor_id id, const heard& reading) {
    auto& one = *slots_[id];
    const auto believed = one.condition.check(reading);
    if (!believed) {
        one.heard_at = believed.error() == reason::clock_skew ? reading.seen : reading.at;
        one.seen = reading.seen;
        one.own_time = reading.own_time;
    }
    return believed;
}

void sensors::skewed(sensor_id id, timestamp arrival) {
    auto& one = *slots_[id];
    if (!one.condition.about().clock_skew) return;
    one.condition.skewed(arrival);
    one.heard_at = one.seen = arrival;
}

void sensors::sample(sensor_id id, double value, timestamp at, timestamp seen, bool own_time) {
    auto& one = *slots_[id];
    one.condition.sample(value, at);
    one.at = one.heard_at = at;
    one.seen = seen;
    one.own_time = own_time;
}

void sensors::device(std::string_view labels, bool online, timestamp at) {
    const auto news = devices_.said(labels, online);
    if (!news.first && !news.changed) return;
    for (auto& slot : slots_) {
        if (!slot || !presence::covers(labels, slot->labels)) continue;
        auto& on = slot->devices;
        if (news.first) ++on.known;
        if (news.changed) on.gone = online ? on.gone - 1 : on.gone + 1;
        slot->condition.set_offline(on.gone > 0, at);
    }
}

void sensors::tick(const clocks& now) {
    for (auto& slot : slots_) {
        if (!slot) continue;
        auto& condition = slot->condition;
        if (!condition.was_heard() && !condition.is_awaited()) wait_from(*slot, now);
        condition.tick(slot->heard_at + (now.of(slot->own_time) - slot->seen));
        if (slot->devices.gone > 0) condition.set_offline(true, now.of(slot->own_time));
    }
}

void sensors::wait_anew(const clocks& now) {
    for (auto& slot : slots_)
        if (slot && !slot->condition.was_heard()) wait_from(*slot, now);
}

void sensors::wait_from(judged& one, const clocks& now) {
    one.heard_at = one.seen = now.of(one.own_time);
    one.condition.wait_from(one.seen);
}

bool sensors::was_heard_within(sensor_id id, duration length, const clocks& now) const {
    const auto& one = *slots_[id];
    return one.condition.was_heard() && now.of(one.own_time) - one.seen <= length;
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
    const auto how = one.condition.how();
    one.condition = std::move(before.condition);
    one.condition.go_on_by(about, how);
    one.at = before.at;
    one.heard_at = before.heard_at;
    one.seen = before.seen;
    one.own_time = before.own_time;
    one.condition.set_offline(one.devices.gone > 0, one.heard_at);
}

std::optional<machine_state> sensors::state_of(const machine& which) const {
    const auto verdict_of = [this](sensor_id id) -> const verdict& { return slots_[id]->condition.now(); };
    const auto is_known = [&](sensor_id id) { return verdict_of(id).known; };
    return roll_up(which.sensors | std::views::filter(is_known), verdict_of);
}

}  // namespace vigie::condition
