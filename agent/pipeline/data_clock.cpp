#include "agent/pipeline/data_clock.hpp"

#include <algorithm>

namespace vigie::pipeline {

result<data_clock::moment> data_clock::place(std::optional<timestamp> told, timestamp arrival) {
    if (!told) return moment{arrival, arrival, false};
    if (source_ == config::clock_source::arrival) {
        if (*told > arrival + skew_ || *told < arrival - skew_) return reason::clock_skew;
        return moment{*told, arrival, true};
    }
    if (!newest_ || *told > *newest_) {
        newest_ = told;
        newest_came_ = arrival;
    }
    return moment{*told, now(arrival).data, true};
}

clocks data_clock::now(timestamp wall) const noexcept {
    if (!newest_) return {wall, wall};
    return {wall, *newest_ + std::max(wall - newest_came_, duration{0})};
}

void data_clock::go_on_from(const data_clock& before) noexcept {
    if (before.source_ != source_) return;
    newest_ = before.newest_;
    newest_came_ = before.newest_came_;
}

}  // namespace vigie::pipeline
