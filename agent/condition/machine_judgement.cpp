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

machine_judgement::machine_judgement(const judgement_profile& how)
    : how_(&how), indicators_(how.indicators.size()) {
    if (how.indicators.empty() || how.indicators.size() > most_indicators)
        throw std::invalid_argument("a judgement needs 1 to 16 indicators");
}

void machine_judgement::sample(std::size_t which, double value, timestamp at) noexcept {
    if (!operating_ || which >= indicators_.size()) return;
    indicators_[which].take(value, at, *operating_, *how_, how_->indicators[which]);
}

const machine_condition& machine_judgement::assess(timestamp at) noexcept {
    if (started_ && at < assessed_) {
        // Sensors of one machine are seldom quite in step. Only when all of them say so was the clock set
        // back.
        const bool set_back = std::all_of(indicators_.begin(), indicators_.end(),
                                          [&](const indicator& each) { return each.last() <= at; });
        if (!set_back) at = assessed_;
    }
    const bool gap = !started_ || at < assessed_ || at - assessed_ > how_->longest_step;
    const duration step = gap ? duration{0} : duration(at - assessed_);
    assessed_ = at;
    started_ = true;

    std::array<deviation, most_indicators> each;
    for (std::size_t i = 0; i < indicators_.size(); ++i)
        each[i] = {indicators_[i].deviation(), indicators_[i].usable(at, *how_)};
    const auto score = combined({each.data(), indicators_.size()}, *how_);
    if (!score) {
        // An alarm is not over because nobody sees the machine any more; there is no news, and no all-clear.
        if (!degraded_.on()) now_.state = still_unknown();
        now_.to_severe.reset();
        return now_;
    }
    now_.score = *score;
    degraded_.take(*score, at, step, gap, {how_->warn, how_->warn * how_->clear, how_->hold});
    severe_.take(*score, at, step, gap, {how_->severe, how_->severe * how_->clear, how_->hold});
    now_.state = severe_.on() ? health::severe : degraded_.on() ? health::degraded : health::normal;
    now_.since = severe_.on() ? severe_.since() : degraded_.since();
    trend_.take(*score, at, how_->learning);
    now_.to_severe = severe_.on() ? std::nullopt : trend_.time_to(how_->severe);
    return now_;
}

health machine_judgement::still_unknown() const noexcept {
    const bool any = std::any_of(indicators_.begin(), indicators_.end(), [&](const indicator& each) {
        return each.stands() != indicator::standing::stuck && !each.normal().learned(*how_);
    });
    return any ? health::learning : health::unknown;
}

advice machine_judgement::advise() const noexcept {
    std::array<deviation, most_indicators> each;
    for (std::size_t i = 0; i < indicators_.size(); ++i)
        each[i] = {indicators_[i].deviation(), indicators_[i].usable(assessed_, *how_)};
    return advice_for({each.data(), indicators_.size()}, *how_);
}

void machine_judgement::relearn() noexcept {
    for (auto& each : indicators_) each.forget();
    degraded_ = severe_ = persistence{};
    trend_ = prognosis{};
    now_ = machine_condition{};
    started_ = false;
}

}  // namespace vigie::condition
