#include "agent/pipeline/tally.hpp"

#include <algorithm>
#include <numeric>

namespace vigie::pipeline {

std::uint32_t tally::add_rule(std::string_view name) {
    const auto known =
        std::find_if(rows_.begin(), rows_.end(), [&](const auto& r) { return r.rule == name; });
    if (known != rows_.end()) return static_cast<std::uint32_t>(known - rows_.begin());
    rows_.push_back({std::string{name}, {}, {}});
    return static_cast<std::uint32_t>(rows_.size() - 1);
}

std::uint64_t tally::messages_rejected() const noexcept {
    std::uint64_t sum = unrouted_;
    for (const auto& each : rows_) sum = std::accumulate(each.messages.begin(), each.messages.end(), sum);
    return sum;
}

}  // namespace vigie::pipeline
