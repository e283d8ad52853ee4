#include "agent/condition/machine_judgement.hpp"

#include <algorithm>
#include <stdexcept>

namespace vigie::condition {

ne107 machine_condition::status() const noexcept {
    switch (state) {
        case health::severe:
            return ne107::out_of_specification;
        case health::degraded:
            return ne107::maintenance_required;
        case health::unknown:
            return ne107::function_check;
        case health::learning:
        case health::normal:
            break;
    }
    return ne107::good;
}

machine_judgement::machine_judgement(judgement_profile how)
    : how_(std::move(how)), indicators_(how_.indicators.size()) {
    if (how_.indicators.size() > most_indicators)
        throw std::invalid_argument("a judgement has at most 16 indicators");
}

std::size_t machine_judgement::join(const indicator_profile& about) {
    if (indicators_.size() == most_indicators) return most_indicators;
    how_.indicators.push_back(about);
    indicators_.emplace_back();
    return indicators_.size() - 1;
}

void machine_judgement::replace(std::size_t which, const indicator_profile& about) noexcept {
    how_.indicators[which] = about;
    indicators_[which].forget();
}

void machine_judgement::sample(std::size_t which, double value, timestamp at) noexcept {
    if (which >= indicators_.size()) return;
    if (!operating_) return indicators_[which].stand_still(at, how_);
    indicators_[which].take(value, at, *operating_, how_, how_.indicators[which]);
}

const machine_condition& machine_judgement::assess(timestamp at) noexcept {
    auto& [degraded, severe, trend, assessed, started, now] = together_;
    if (started && at < assessed) {
        // Sensors of one machine are seldom quite in step. Only when all of them say so was the clock set
        // back.
        const bool set_back = std::all_of(indicators_.begin(), indicators_.end(),
                                          [&](const indicator& each) { return each.last() <= at; });
        if (!set_back) at = assessed;
    }
    const bool gap = !started || at < assessed || at - assessed > how_.longest_step;
    const duration step = gap ? duration{0} : duration(at - assessed);
    assessed = at;
    started = true;

    const auto score = score_at(at);
    if (!score) return unseen();
    now.score = *score;
    degraded.take(*score, at, step, gap, {how_.warn, how_.warn * how_.clear, how_.hold});
    severe.take(*score, at, step, gap, {how_.severe, how_.severe * how_.clear, how_.hold});
    now.state = severe.on() ? health::severe : degraded.on() ? health::degraded : health::normal;
    now.since = severe.on() ? severe.since() : degraded.since();
    trend.take(*score, at, how_.learning);
    now.to_severe = severe.on() ? std::nullopt : trend.time_to(how_.severe);
    return now;
}

machine_judgement::deviations machine_judgement::deviations_at(timestamp at) const noexcept {
    deviations each;
    for (std::size_t i = 0; i < indicators_.size(); ++i)
        each[i] = {indicators_[i].deviation(), indicators_[i].usable(at, how_)};
    return each;
}

std::optional<double> machine_judgement::score_at(timestamp at) const noexcept {
    const auto each = deviations_at(at);
    return combined(std::span{each}.first(indicators_.size()), how_);
}

/// An alarm is not over because nobody sees the machine any more; there is no news, and no all-clear.
const machine_condition& machine_judgement::unseen() noexcept {
    if (!together_.degraded.on()) together_.now.state = still_unknown();
    together_.now.to_severe.reset();
    return together_.now;
}

void machine_judgement::tick(timestamp now) noexcept {
    if (!score_at(now)) unseen();
}

health machine_judgement::still_unknown() const noexcept {
    const bool any = std::any_of(indicators_.begin(), indicators_.end(), [&](const indicator& each) {
        return each.stands() != indicator::standing::stuck && !each.normal().learned(how_);
    });
    return any ? health::learning : health::unknown;
}

advice machine_judgement::advise() const noexcept {
    const auto each = deviations_at(together_.assessed);
    return advice_for(std::span{each}.first(indicators_.size()), how_);
}

void machine_judgement::relearn() noexcept {
    for (auto& each : indicators_) each.forget();
    together_ = together{};
}

}  // namespace vigie::condition
