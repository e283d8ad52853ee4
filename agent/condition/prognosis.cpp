#include "agent/condition/prognosis.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::condition {
namespace {

constexpr int slots_a_memory = 60;
constexpr double sure = 5;             // Student's t
constexpr double interval_errors = 2;  // standard errors on either side
constexpr double widest = 3;           // latest / soonest
constexpr double most_correlation = 0.9;

duration from_seconds(double seconds) noexcept {
    return duration(std::llround(seconds * 1000));
}

}  // namespace

void prognosis::take(double number, timestamp at, duration memory) noexcept {
    if (slot_samples_ > 0 && (at < slot_start_ || at - slot_start_ >= memory)) {  // a gap, or time set back
        *this = prognosis{};
    }
    if (slot_samples_ > 0 && at - slot_start_ >= memory / slots_a_memory) take_slot(memory);
    if (slot_samples_ == 0) {
        slot_start_ = at;
        slot_sum_ = 0;
    }
    ++slot_samples_;
    slot_sum_ += number;
}

void prognosis::take_slot(duration memory) noexcept {
    const double mean = slot_sum_ / slot_samples_;
    slot_samples_ = 0;
    const double passed = started_ ? seconds_of(slot_start_ - newest_) : 0;
    const double constant = seconds_of(memory);
    if (line_.points() >= 3) {
        const double miss = mean - line_.at(passed);
        const double kept = std::exp(-passed / constant);
        miss_squares_ = kept * miss_squares_ + miss * miss;
        miss_products_ = kept * miss_products_ + miss * miss_;
        miss_ = miss;
    }
    line_.add(mean, passed, constant);
    if (!started_) oldest_ = slot_start_;
    newest_ = slot_start_;
    started_ = true;
}

std::optional<interval> prognosis::time_to(double limit) const noexcept {
    const double slope = line_.slope();
    if (!started_ || !(slope > 0)) return std::nullopt;
    const double correlation =
        miss_squares_ > 0 ? std::clamp(miss_products_ / miss_squares_, 0.0, most_correlation) : 0;
    const double freedom = line_.points() * (1 - correlation) / (1 + correlation) - 2;
    if (freedom < 1) return std::nullopt;
    const double explained = line_.explained();
    const double error =
        slope * std::sqrt(std::max(1 - explained, 1e-12) / std::max(explained, 1e-12) / freedom);
    const double left = limit - line_.at(0);
    if (slope < sure * error || !(left > 0)) return std::nullopt;
    const double soonest = left / (slope + interval_errors * error);
    const double latest = left / (slope - interval_errors * error);
    if (latest > widest * soonest || left / slope > seconds_of(newest_ - oldest_)) return std::nullopt;
    return interval{from_seconds(soonest), from_seconds(left / slope), from_seconds(latest)};
}

}  // namespace vigie::condition
