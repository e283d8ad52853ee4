#include "agent/condition/sensors.hpp"

#include "agent/condition/described.hpp"
#include "agent/config/fingerprint.hpp"

#include <algorithm>

namespace vigie::condition {
namespace {

/// What the judgement depends on beside the series: where that is another, nothing of before holds.
/// `mapping`: config::fingerprint_of() of how its values are made.
std::uint64_t fingerprint_of(const config::sensor& about, std::uint64_t mapping) {
    config::fingerprint made;
    made.add(mapping).add(about.hold);
    const auto& limits = about.limits;
    for (const auto& limit : {limits.warning, limits.critical, limits.low_warning, limits.low_critical})
        made.add(std::uint64_t{limit.has_value()}).add(limit.value_or(0));
    if (about.crossing) made.add(about.crossing->memory).add(about.crossing->horizon);
    return made.value();
}

}  // namespace

sensor_id sensors::add(std::string_view metric, std::span<const map::label_value> labels,
                       const provenance& from) {
    const auto* by = watching(labels);
    const auto* told = by == nullptr ? nullptr : told_by(*by, metric, labels);
    const auto found =
        std::ranges::find_if(*known_, [&](const auto& one) { return describes(one, metric, labels); });
    if (found == known_->end() && told == nullptr) return none;

    std::vector<map::label_value> shown{{"metric", metric}};
    shown.insert(shown.end(), labels.begin(), labels.end());
    const auto& about = found == known_->end() ? told_.at(told) : *found;
    judged added{judge{about, from.how}, {}, from.broker, machine_of(labels), devices_.of(labels)};
    added.own_time = from.own_time;
    added.judged_by = fingerprint_of(about, from.mapping);
    map::render(shown, added.labels);
    go_on(added);
    if (told != nullptr && added.machine != no_machine)
        if (auto* watch = watch_on(machines_[added.machine], *by); watch != nullptr)
            added.indicator = watch->join(*told, labels, added.labels, from.mapping);

    const auto on = added.machine;
    auto id = static_cast<sensor_id>(slots_.size());
    if (free_.empty()) {
        slots_.emplace_back(std::move(added));
    } else {
        id = free_.back();
        free_.pop_back();
        slots_[id].emplace(std::move(added));
    }
    if (on != no_machine) machines_[on].sensors.push_back(id);
    return id;
}

result<void> sensors::check(sensor_id id, const heard& reading) {
    auto& one = *slots_[id];
    if (maintained(one))
        return impossible(one.condition.about(), reading.value) ? reason::out_of_range : result<void>{};
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
    if (!one.condition.about().clock_skew || maintained(one)) return;
    one.condition.skewed(arrival);
    one.heard_at = one.seen = arrival;
}

void sensors::sample(sensor_id id, double value, timestamp at, timestamp seen, bool own_time) {
    auto& one = *slots_[id];
    if (maintained(one))
        one.condition.maintain(at);
    else
        one.condition.sample(value, at);
    one.at = one.heard_at = at;
    one.seen = seen;
    one.own_time = own_time;
    tell_machine(one, value);
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

void sensors::reach(std::string_view broker, bool connected) {
    std::erase(cut_off_, broker);
    if (!connected) cut_off_.emplace_back(broker);
}

void sensors::tick(const clocks& now) {
    for (auto& each : machines_)
        if (each.watch) each.watch->tick(now);
    for (auto& slot : slots_) {
        if (!slot) continue;
        auto& condition = slot->condition;
        if (!condition.was_heard() && !condition.is_awaited()) wait_from(*slot, now);
        const auto at = slot->heard_at + (now.of(slot->own_time) - slot->seen);
        if (maintained(*slot))
            condition.maintain(at);
        else
            condition.tick(at, std::ranges::find(cut_off_, slot->broker) != cut_off_.end());
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
    if (const auto on = slots_[id]->machine; on != no_machine) {
        auto& from = machines_[on];
        std::erase(from.sensors, id);
        if (from.watch) from.watch->leave(slots_[id]->indicator);
    }
    slots_[id].reset();
    free_.push_back(id);
}

}  // namespace vigie::condition
