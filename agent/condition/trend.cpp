#include "agent/condition/trend.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::condition {
namespace {

// Chosen by simulation: 20 runs of 30 days each, memory 6 h, horizon 24 h, limit at twice the level, of white
// noise, noise correlated over 3 min … 12 h, load swings of 0.5 … 24 h, shifts, weekend stops, steps and cold
// starts, against linear and exponential wear over 1 … 7 days. With these the former announce nothing (but
// for a swing over four or more memories whose peak comes near the limit, which is a trend as far as anyone
// can see), the latter are all announced hours ahead. replay_test.cpp holds a part of it.

/// Enough points for the residuals' correlation to show, few enough for noise to average out in each.
constexpr int slots_a_memory = 60;
/// Student's t that a slope needs, and below which it is lost again. t = 4 still takes a slow swing now and
/// then and flaps on it; the far threshold for losing it keeps an announced trend.
constexpr double significant = 5;
constexpr double lost = 2.5;
/// The correlation of a curved rise runs to 1, which would leave no points at all.
constexpr double most_correlation = 0.9;
/// Standard deviation of the points' times in memories; 1 in the long run, 0.5 about two memories after the
/// start. Less takes the rising half of a first load swing for wear.
constexpr double least_spread = 0.5;
/// The last half of the memory must rise at least half as steeply: after a step, a start or at the crest of a
/// swing the line over all still rises for hours.
constexpr double recent_share = 0.5;
constexpr double recent_slope_share = 0.5;
/// No further into the future than this many times what was followed of the past: a crossing tomorrow is not
/// announced after an hour's rise.
constexpr double reach = 1.5;

duration from_seconds(double seconds) {
    return duration(std::llround(seconds * 1000));
}

}  // namespace

void trend::add(double value, timestamp at, duration memory) {
    if (slot_samples_ > 0 && at - slot_start_ >= memory / slots_a_memory) take_slot(memory);
    if (slot_samples_ == 0) {
        slot_start_ = at;
        slot_seconds_ = slot_value_ = 0;
    }
    ++slot_samples_;
    slot_seconds_ += (seconds_of(at - slot_start_) - slot_seconds_) / slot_samples_;
    slot_value_ += (value - slot_value_) / slot_samples_;
}

void trend::take_slot(duration memory) {
    const timestamp at = slot_start_ + from_seconds(slot_seconds_);
    if (started_ && at - newest_ > memory) {  // two clusters of points make a line of anything: start anew
        whole_ = recent_ = line{};
        miss_ = miss_squares_ = miss_products_ = 0;
        followed_ = direction::none;
        started_ = false;
    }
    const double passed = started_ ? seconds_of(at - newest_) : 0;
    const double memory_seconds = seconds_of(memory);

    if (whole_.points() >= 3) {
        const double miss = slot_value_ - whole_.at(passed);
        const double kept = std::exp(-passed / memory_seconds);
        miss_squares_ = kept * miss_squares_ + miss * miss;
        miss_products_ = kept * miss_products_ + miss * miss_;
        miss_ = miss;
    }
    whole_.add(slot_value_, passed, memory_seconds);
    recent_.add(slot_value_, passed, memory_seconds * recent_share);
    newest_ = at;
    started_ = true;
    slot_samples_ = 0;
    follow(memory);
}

double trend::significance() const noexcept {
    const double correlation =
        miss_squares_ > 0 ? std::clamp(miss_products_ / miss_squares_, 0.0, most_correlation) : 0;
    const double freedom = whole_.points() * (1 - correlation) / (1 + correlation) - 2;
    if (freedom < 1) return 0;
    const double explained = whole_.explained();
    // A line without any residual would be infinitely significant; rounding leaves one of about 1e-15.
    return std::copysign(std::sqrt(freedom * explained / std::max(1 - explained, 1e-12)), whole_.slope());
}

void trend::follow(duration memory) {
    const double t = significance();
    const direction now = t < 0 ? direction::down : direction::up;
    const double going_on = recent_.slope() / whole_.slope();
    if (followed_ != direction::none) {
        if (now != followed_ || std::abs(t) < lost || !(going_on > 0)) followed_ = direction::none;
        return;
    }
    if (std::abs(t) < significant || whole_.spread() < least_spread * seconds_of(memory)) return;
    if (going_on < recent_slope_share) return;
    followed_ = now;
    followed_since_ = newest_;
}

std::optional<duration> trend::time_to(double limit, direction towards, timestamp now) const {
    if (followed_ == direction::none || followed_ != towards) return std::nullopt;
    const double left = (limit - whole_.at(seconds_of(now - newest_))) / whole_.slope();
    if (left <= 0) return duration{0};
    if (left > reach * seconds_of(newest_ - followed_since_)) return std::nullopt;
    return from_seconds(left);
}

}  // namespace vigie::condition
