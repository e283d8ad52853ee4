#include "agent/condition/judge.hpp"

#include <algorithm>

namespace vigie::condition {
namespace {

bool over(const std::optional<double>& high, const std::optional<double>& low, double value) {
    return (high && value >= *high) || (low && value <= *low);
}

ne107 state_of(const verdict& now) {
    if (now.level == limit_level::critical) return ne107::failure;
    if (now.silent) return ne107::function_check;
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

judge::judge(const config::sensor& about)
    : about_(&about), trend_(about.crossing ? std::make_unique<trend>() : nullptr) {}

void judge::sample(double value, timestamp at) {
    if (!sampled_ || verdict_.silent) sound_since_ = at;
    // Nobody saw what happened in a gap, so it does not count as held.
    if (sampled_ && at - last_sample_ > about_->silent_after)
        warning_.changing = critical_.changing = crossing_.changing = false;
    last_sample_ = at;
    sampled_ = true;
    verdict_.silent = false;

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
    settle();
}

void judge::tick(timestamp now) {
    if (!sampled_ || verdict_.silent || now - last_sample_ <= about_->silent_after) return;
    verdict_.silent = true;
    verdict_.time_to_limit.reset();
    settle();
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
            return last_sample_;
        case ne107::out_of_specification:
            return std::max(warning_.since, critical_.since);
        case ne107::maintenance_required:
            return std::max({crossing_.since, warning_.since, critical_.since});
        case ne107::good:
            break;
    }
    return std::max({sound_since_, crossing_.since, warning_.since, critical_.since});
}

void judge::settle() noexcept {
    verdict_.state = state_of(verdict_);
    verdict_.since = since();
}

}  // namespace vigie::condition
