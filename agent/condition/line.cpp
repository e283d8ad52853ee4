#include "agent/condition/line.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::condition {

void line::add(double value, double seconds, double memory_seconds) noexcept {
    const double kept = std::exp(-seconds / memory_seconds);
    weight_ *= kept;
    squares_ *= kept * kept;
    tt_ *= kept;
    ty_ *= kept;
    yy_ *= kept;
    mean_time_ -= seconds;

    const double before = weight_;
    weight_ += 1;
    squares_ += 1;
    const double off_time = -mean_time_;
    const double off = value - mean_;
    mean_time_ += off_time / weight_;
    mean_ += off / weight_;
    const double share = before / weight_;
    tt_ += share * off_time * off_time;
    ty_ += share * off_time * off;
    yy_ += share * off * off;
}

double line::spread() const noexcept {
    return weight_ > 0 ? std::sqrt(tt_ / weight_) : 0;
}

double line::explained() const noexcept {
    if (tt_ <= 0 || yy_ <= 0) return 0;
    return std::clamp(ty_ * ty_ / (tt_ * yy_), 0.0, 1.0);
}

}  // namespace vigie::condition
