#include "agent/condition/sanity.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::condition {
namespace {

/// One gap counts for so much at most, so that a single pause is not taken for a habit.
constexpr double longest_gap = 4;  // intervals
constexpr double pace_memory = 8;  // samples

}  // namespace

bool impossible(const config::sensor& by, double value) noexcept {
    return by.range && (value < by.range->low || value > by.range->high);
}

bool is_checked(const config::sensor& by) noexcept {
    return by.range || by.rate || by.stuck_after || by.clock_skew || by.interval;
}

/// Within `per` the whole of it may come at once, as noise does.
bool sanity::level::leads_to(const heard& one, const config::rate& by) const noexcept {
    const auto spans = static_cast<double>((one.at - at).count()) / static_cast<double>(by.per.count());
    return std::abs(one.value - value) <= by.most * std::max(spans, 1.0);
}

result<void> sanity::check(const heard& one, const config::sensor& by, bool on_change) {
    if (by.clock_skew) {
        const bool off =
            one.own_time && (one.at - one.seen > *by.clock_skew || one.seen - one.at > *by.clock_skew);
        clock_.take(off, one.seen, by.hold, by.silent_after);
        if (off) return reason::clock_skew;
    }
    if (heard_ && one.at < newest_) return {};
    const bool gap = heard_ && one.at - newest_ > by.silent_after;
    if (by.stuck_after && !on_change) follow_repetition(one, by, gap);
    if (by.interval && !on_change && heard_) follow_pace(one.at, *by.interval);
    heard_ = true;
    newest_ = one.at;
    if (by.range) {
        const bool bad = impossible(by, one.value);
        range_.take(bad, one.at, by.hold, by.silent_after);
        if (bad) return reason::out_of_range;
    }
    if (by.rate) {
        const bool bad = too_fast(one, *by.rate);
        rate_.take(bad, one.at, by.hold, by.silent_after);
        if (bad) return reason::too_fast;
    }
    return {};
}

void sanity::skewed(timestamp arrival, const config::sensor& by) noexcept {
    if (by.clock_skew) clock_.take(true, arrival, by.hold, by.silent_after);
}

/// What was during a gap nobody saw, so it does not make a sensor stuck, nor is it the end of it.
void sanity::follow_repetition(const heard& one, const config::sensor& by, bool gap) noexcept {
    const bool other = !heard_ || one.value != repeated_;
    if (other) stuck_ = false;
    if (other || (gap && !stuck_)) {
        repeated_ = one.value;
        repeated_since_ = one.at;
    }
    stuck_ = stuck_ || one.at - repeated_since_ >= *by.stuck_after;
}

void sanity::follow_pace(timestamp at, duration interval) noexcept {
    const auto gap = static_cast<double>((at - newest_).count()) / static_cast<double>(interval.count());
    pace_ += (std::min(gap, longest_gap) - pace_) / pace_memory;
    const bool was = irregular_;
    irregular_ = pace_ > (was ? regular_from : irregular_from);
    if (irregular_ && !was) irregular_since_ = at;
}

bool sanity::too_fast(const heard& one, const config::rate& by) noexcept {
    if (has_believed_ && !believed_.leads_to(one, by)) {
        agreeing_ = agreeing_ > 0 && doubted_.leads_to(one, by) ? agreeing_ + 1 : 1;
        doubted_ = {one.value, one.at};
        if (agreeing_ < believed_after) return true;
    }
    has_believed_ = true;
    believed_ = {one.value, one.at};
    agreeing_ = 0;
    return false;
}

fault_set sanity::faults() const noexcept {
    fault_set all;
    all.set(fault::stuck, stuck_);
    all.set(fault::out_of_range, range_.on());
    all.set(fault::too_fast, rate_.on());
    all.set(fault::clock_skew, clock_.on());
    all.set(fault::irregular, irregular_);
    return all;
}

timestamp sanity::since() const noexcept {
    auto first = timestamp::max();
    for (const auto* each : {&range_, &rate_, &clock_})
        if (each->on()) first = std::min(first, each->since());
    if (stuck_) first = std::min(first, repeated_since_);
    if (irregular_) first = std::min(first, irregular_since_);
    return first;
}

}  // namespace vigie::condition
