#include "agent/condition/judge.hpp"

#include <algorithm>

namespace vigie::condition {
namespace {

bool over(const std::optional<double>& high, const std::optional<double>& low, double value) {
    return (high && value >= *high) || (low && value <= *low);
}

ne107 state_of(const verdict& now) {
    if (now.level == limit_level::critical) return ne107::failure;
    if (now.silent || now.faults.any()) return ne107::function_check;
    if (now.level == limit_level::warning) return ne107::out_of_specification;
    if (now.crossing_predicted) return ne107::maintenance_required;
    return ne107::good;
}

/// Once announced, a crossing stays announced until it is clearly further away, so that it does not flap.
constexpr int withdraw_quarters = 5;  // of the horizon

}  // namespace

void held::update(bool says, timestamp at, duration hold) noexcept {
    if (says == on) {
        changing = false;
        return;
    }
    if (!changing) {
        changing = true;
        changing_since = at;
    }
    if (at - changing_since < hold) return;
    on = says;
    changing = false;
    since = changing_since;
}

judge::judge(const config::sensor& about, expectation how)
    : about_(&about),
      how_(how),
      trend_(about.crossing ? std::make_unique<trend>() : nullptr),
      sanity_(is_checked(about) ? std::make_unique<sanity>() : nullptr) {}

void judge::hear(timestamp at) noexcept {
    heard_ = true;
    last_heard_ = at;
}

result<void> judge::check(const heard& one) {
    if (!sanity_) return {};
    const auto believed = sanity_->check(one, *about_, how_.on_change);
    if (!believed) {
        refused_ = true;
        hear(believed.error() == reason::clock_skew ? one.seen : one.at);
        settle(last_heard_);
    }
    return believed;
}

void judge::skewed(timestamp arrival) {
    if (!about_->clock_skew) return;
    sanity_->skewed(arrival, *about_);
    refused_ = true;
    hear(arrival);
    settle(arrival);
}

void judge::sample(double value, timestamp at) {
    if (!sampled_ || maintained_) sound_since_ = at;
    maintained_ = false;
    // Nobody saw what happened in a gap, so it does not count as held.
    if (sampled_ && at - last_sample_ > about_->silent_after)
        warning_.changing = critical_.changing = crossing_.changing = false;
    last_sample_ = at;
    sampled_ = true;
    silent_ = refused_ = false;
    hear(at);

    const auto& limits = about_->limits;
    const bool over_critical = over(limits.critical, limits.low_critical, value);
    critical_.update(over_critical, at, about_->hold);
    warning_.update(over_critical || over(limits.warning, limits.low_warning, value), at, about_->hold);
    verdict_.level = critical_.on  ? limit_level::critical
                     : warning_.on ? limit_level::warning
                                   : limit_level::within;

    if (trend_) {
        trend_->add(value, at, about_->crossing->memory);
        verdict_.time_to_limit = time_to_limit(at);
        const duration horizon = about_->crossing->horizon;
        const duration near = crossing_.on ? horizon * withdraw_quarters / 4 : horizon;
        crossing_.update(verdict_.time_to_limit && *verdict_.time_to_limit <= near, at, about_->hold);
        if (verdict_.level == limit_level::critical) crossing_ = held{};  // it came true
        verdict_.crossing_predicted = crossing_.on;
    }
    settle(at);
}

void judge::maintain(timestamp at) {
    last_heard_ = at;
    if (maintained_) return;
    maintained_ = true;
    doubted_since_ = at;
    silent_ = refused_ = false;
    warning_ = critical_ = crossing_ = held{};
    if (trend_) *trend_ = trend{};
    if (sanity_) *sanity_ = sanity{};
    dropouts_.reset();
    settle(at);
}

void judge::tick(timestamp now, bool cut_off) {
    const bool waits = (heard_ || awaited_) && !how_.on_change;
    const bool has_gone = !silent_ && waits && now - last_heard_ > about_->silent_after;
    // After maintenance nothing is said until it is heard of again, or is known not to be.
    const bool is_back = maintained_ && (has_gone || offline_ || how_.on_change);
    const bool is_steady = verdict_.faults.has(fault::intermittent) && !is_intermittent(now);
    if (!has_gone && !is_back && !is_steady) return;
    if (is_back) sound_since_ = now;
    maintained_ = false;
    silent_ = silent_ || has_gone;
    settle(now, cut_off);
}

void judge::wait_from(timestamp since) noexcept {
    if (heard_ || silent_) return;
    awaited_ = true;
    last_heard_ = since;
}

void judge::set_offline(bool gone, timestamp at) {
    if (gone == offline_) return;
    offline_ = gone;
    silent_ = !how_.on_change;
    settle(at);
}

void judge::go_on_by(const config::sensor& same, expectation how) {
    about_ = &same;
    how_ = how;
    settle(last_heard_);
}

/// The soonest of the two sides. What the level has reached already is no prediction any more.
std::optional<duration> judge::time_to_limit(timestamp at) const {
    std::optional<duration> soonest;
    const auto look = [&](const std::optional<double>& critical, const std::optional<double>& warning,
                          direction towards) {
        const auto& limit = critical ? critical : warning;
        const auto reached = critical ? limit_level::critical : limit_level::warning;
        if (!limit || verdict_.level >= reached) return;
        const auto left = trend_->time_to(*limit, towards, at);
        if (left && (!soonest || *left < *soonest)) soonest = left;
    };
    const auto& limits = about_->limits;
    look(limits.critical, limits.warning, direction::up);
    look(limits.low_critical, limits.low_warning, direction::down);
    return soonest;
}

timestamp judge::since() const noexcept {
    switch (verdict_.state) {
        case ne107::failure:
            return critical_.since;
        case ne107::function_check:
            return doubted_since_;
        case ne107::out_of_specification:
            return std::max(warning_.since, critical_.since);
        case ne107::maintenance_required:
            return std::max({crossing_.since, warning_.since, critical_.since});
        case ne107::good:
            break;
    }
    return std::max({sound_since_, crossing_.since, warning_.since, critical_.since});
}

judge::known judge::recall() const {
    return {warning_,     critical_,    crossing_,
            last_sample_, sound_since_, doubted_since_,
            sampled_,     verdict_,     trend_ ? std::optional{*trend_} : std::nullopt};
}

void judge::restore(const known& before) {
    warning_ = before.warning;
    critical_ = before.critical;
    crossing_ = before.crossing;
    last_sample_ = before.last_sample;
    sound_since_ = before.sound_since;
    doubted_since_ = before.doubted_since;
    sampled_ = before.sampled;
    silent_ = before.found.silent;
    verdict_ = before.found;
    if (trend_ && before.line) *trend_ = *before.line;
    settle(last_sample_);
}

bool judge::is_intermittent(timestamp at) const noexcept {
    return dropouts_ && dropouts_->again_and_again(at, about_->silent_after);
}

void judge::settle(timestamp at, bool cut_off) {
    if (maintained_) {
        verdict_ = {};
        verdict_.known = true;
        verdict_.state = ne107::function_check;
        verdict_.since = doubted_since_;
        return;
    }
    const bool was_silent = verdict_.silent;
    const bool was_doubted = was_silent || verdict_.faults.any();
    auto doubted_since = sanity_ ? sanity_->since() : timestamp::max();
    if (silent_) doubted_since = std::min(doubted_since, last_heard_);
    if (offline_) doubted_since = std::min(doubted_since, at);

    verdict_.silent = silent_ || offline_;
    if (verdict_.silent && !was_silent && !cut_off && (heard_ || sampled_)) {
        if (!dropouts_) dropouts_ = std::make_unique<dropouts>();
        dropouts_->began(at);
    }
    verdict_.faults = sanity_ ? sanity_->faults() : fault_set{};
    verdict_.faults.set(fault::intermittent, is_intermittent(at));
    verdict_.faults.set(fault::offline, offline_);
    verdict_.faults.set(fault::never_seen,
                        how_.declared && !how_.on_change && silent_ && !heard_ && !sampled_);
    if (verdict_.silent) verdict_.time_to_limit.reset();
    const bool doubted = verdict_.silent || verdict_.faults.any();
    if (doubted && !was_doubted) doubted_since_ = doubted_since;
    if (!doubted && was_doubted) sound_since_ = at;

    verdict_.known = sampled_ || doubted;
    verdict_.plausible = sampled_ && !refused_ && !verdict_.silent && !verdict_.faults.any_of_value();
    verdict_.state = state_of(verdict_);
    verdict_.since = since();
}

}  // namespace vigie::condition
