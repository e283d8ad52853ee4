// What became of every message and reading: taken, or one named reason. Plain numbers of the reactor thread.
#pragma once

#include "agent/flow.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::pipeline {

using by_reason = std::array<std::uint64_t, reason_count>;

class tally {
public:
    static constexpr std::uint32_t unrouted_row = 0xffff'ffff;

    /// One row a name; rules that share one are counted together.
    struct row {
        std::string rule;
        std::uint64_t messages_taken = 0;
        by_reason messages{};
        by_reason readings{};
        std::uint64_t counter_resets = 0;
    };

    /// The row of a name, added when new.
    std::uint32_t add_rule(std::string_view name);

    /// Counts on where a predecessor stopped. The rows of rules that are no more stay, so that sums go on to
    /// hold, up to `most_rows`; beyond that they are counted together in the row `vigie-gone`.
    void go_on_from(const tally& before);
    static constexpr std::size_t most_rows = 2'000;

    void take_message(std::uint32_t which) noexcept { ++rows_[which].messages_taken; }
    void take_reading() noexcept { ++readings_taken_; }
    void reject_message(std::uint32_t which, reason why) noexcept { ++rows_[which].messages[index(why)]; }
    void reject_reading(std::uint32_t which, reason why) noexcept { ++rows_[which].readings[index(why)]; }
    void reject_unrouted() noexcept { ++unrouted_; }
    void count_counter_reset(std::uint32_t which) noexcept { ++rows_[which].counter_resets; }
    void count_retained() noexcept { ++retained_; }

    std::uint64_t messages_taken() const noexcept;
    std::uint64_t readings_taken() const noexcept { return readings_taken_; }
    std::uint64_t unrouted() const noexcept { return unrouted_; }
    std::uint64_t retained() const noexcept { return retained_; }
    std::uint64_t messages_rejected() const noexcept;
    const std::vector<row>& rows() const noexcept { return rows_; }

private:
    static std::size_t index(reason why) noexcept { return static_cast<std::size_t>(why); }

    std::uint64_t readings_taken_ = 0;
    std::uint64_t unrouted_ = 0;  ///< no rule: the one rejection that belongs to none
    std::uint64_t retained_ = 0;  ///< messages that the broker had kept
    std::vector<row> rows_;
};

}  // namespace vigie::pipeline
