#include "agent/pipeline/tally.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace vigie::pipeline {

std::uint32_t tally::add_rule(std::string_view name) {
    const auto known =
        std::find_if(rows_.begin(), rows_.end(), [&](const auto& r) { return r.rule == name; });
    if (known != rows_.end()) return static_cast<std::uint32_t>(known - rows_.begin());
    rows_.push_back({std::string{name}, 0, {}, {}});
    return static_cast<std::uint32_t>(rows_.size() - 1);
}

void tally::go_on_from(const tally& before) {
    readings_taken_ += before.readings_taken_;
    unrouted_ += before.unrouted_;
    retained_ += before.retained_;
    for (const auto& old : before.rows_) {
        const bool room =
            rows_.size() < most_rows || std::ranges::find(rows_, old.rule, &row::rule) != rows_.end();
        auto& to = rows_[add_rule(room ? old.rule : "vigie-gone")];
        to.messages_taken += old.messages_taken;
        std::ranges::transform(to.messages, old.messages, to.messages.begin(), std::plus{});
        to.counter_resets += old.counter_resets;
        std::ranges::transform(to.readings, old.readings, to.readings.begin(), std::plus{});
    }
}

std::uint64_t tally::messages_taken() const noexcept {
    std::uint64_t sum = 0;
    for (const auto& each : rows_) sum += each.messages_taken;
    return sum;
}

std::uint64_t tally::messages_rejected() const noexcept {
    std::uint64_t sum = unrouted_;
    for (const auto& each : rows_) sum = std::accumulate(each.messages.begin(), each.messages.end(), sum);
    return sum;
}

}  // namespace vigie::pipeline
