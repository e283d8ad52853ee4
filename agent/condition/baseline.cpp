#include "agent/condition/baseline.hpp"

#include "agent/condition/manipulation.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace vigie::condition {
namespace {

/// Standard deviation of a normal distribution with a mean absolute deviation of 1.
constexpr double deviation_to_spread = 1.2533;

}  // namespace

double baseline::spread(const indicator_profile& about) const noexcept {
    return std::max(
        {deviation_to_spread * deviation_, about.least_spread, about.least_spread_share * std::abs(level_)});
}

bool baseline::learned(const judgement_profile& how) const noexcept {
    return learned_seconds_ >= seconds_of(how.learning);
}

double baseline::learned_share(const judgement_profile& how) const noexcept {
    const double all = seconds_of(how.learning);
    return all > 0 ? std::clamp(learned_seconds_ / all, 0.0, 1.0) : 1;
}

double baseline::take(double value, double step_seconds, const judgement_profile& how,
                      const indicator_profile& about) noexcept {
    if (learned_seconds_ < 0) {
        level_ = value;
        learned_seconds_ = 0;
        return 0;
    }
    const bool learning = !learned(how);
    // Running time stops counting when it no longer matters, so that it stays exact over years.
    const double memory = seconds_of(how.memory);
    if (learning || learned_seconds_ < memory) learned_seconds_ += step_seconds;

    const double off = value - level_;
    const double one = spread(about);
    const double share = share_of(step_seconds, std::min(learned_seconds_, memory));
    if (learning) {
        level_ += share * off;
        deviation_ += share * (std::abs(off) - deviation_);
        return 0;
    }
    if (how.counts == side::up && off < 0)
        level_ += std::max(share, share_of(step_seconds, seconds_of(how.recovery))) * off;
    else
        level_ += share * std::clamp(off, -how.clip * one, how.clip * one);
    if (!(one > 0)) return 0;
    const double spreads = off / one;
    if (std::abs(spreads) < how.calm) deviation_ += share * (std::abs(off) - deviation_);
    return std::clamp(spreads, -how.most, how.most);
}

}  // namespace vigie::condition
