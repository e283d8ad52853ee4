#include "agent/condition/indicator.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace vigie::condition {
namespace {

template <class T>
void count(T& counter) noexcept {
    if (counter < std::numeric_limits<T>::max()) ++counter;
}

}  // namespace

bool indicator::accept_time(timestamp at) noexcept {
    if (standing_ == standing::nothing_yet || at > last_) {
        set_back_ = 0;
        return true;
    }
    count(set_back_);
    return set_back_ >= believe_set_back;
}

void indicator::take(double value, timestamp at, std::size_t operating_state, const judgement_profile& how,
                     const indicator_profile& about) noexcept {
    const auto on_scale = scaled(value, about.values);
    if (!on_scale || operating_state >= most_operating_states || !accept_time(at)) {
        count(refused_);
        return;
    }
    const bool first = standing_ == standing::nothing_yet;
    const duration since = first || at <= last_ ? duration{0} : duration(at - last_);
    set_back_ = 0;
    const bool gap = how.restart > duration{0} && since > how.restart;
    const double step = gap ? 0 : seconds_of(std::min(since, how.longest_step));
    last_ = at;

    if (first || *on_scale != raw_)
        same_ = 0;
    else
        count(same_);
    raw_ = *on_scale;

    if (first || gap || operating_state != operating_) {
        // A second gap while it still settles from the first knows no better level than the first did.
        if (standing_ != standing::settling) {
            before_gap_ = smoother_.value() - normal_[operating_].level();
            restarted_ = gap && operating_state == operating_ && standing_ == standing::judged;
        }
        if (operating_state != operating_) restarted_ = false;
        operating_ = static_cast<std::uint8_t>(operating_state);
        smoother_.restart();
        settling_seconds_ = first ? 0 : settle_constants * seconds_of(how.smoothing);
    }
    const double smooth = smoother_.take(*on_scale, step, seconds_of(how.smoothing));
    if (settling_seconds_ > 0) return settle(step, how, about);
    if (same_ >= stuck_after) {
        standing_ = standing::stuck;
        return;
    }
    auto& normal = normal_[operating_];
    const bool judged = normal.learned(how);
    deviation_ = normal.take(smooth, step, how, about);
    standing_ = judged ? standing::judged : standing::learning;
}

void indicator::stand_still(timestamp at, const judgement_profile& how) noexcept {
    if (standing_ == standing::nothing_yet || !accept_time(at)) return;
    set_back_ = same_ = 0;
    last_ = at;
    if (standing_ != standing::settling) before_gap_ = smoother_.value() - normal_[operating_].level();
    restarted_ = false;
    standing_ = standing::settling;
    smoother_.restart();
    settling_seconds_ = settle_constants * seconds_of(how.smoothing);
}

void indicator::settle(double step_seconds, const judgement_profile& how,
                       const indicator_profile& about) noexcept {
    standing_ = standing::settling;
    settling_seconds_ -= step_seconds;
    if (settling_seconds_ > 0 || !restarted_) return;
    restarted_ = false;
    auto& normal = normal_[operating_];
    const double now = smoother_.value() - normal.level();
    const bool further =
        how.counts == side::up ? now > std::max(before_gap_, 0.0) : std::abs(now) > std::abs(before_gap_);
    if (!further || std::abs(now - before_gap_) <= normal.spread(about)) return;
    normal.shift(now - before_gap_);
    count(restarts_);
}

}  // namespace vigie::condition
