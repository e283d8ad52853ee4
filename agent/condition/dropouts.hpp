// Whether a sensor falls silent again and again: three times within an hour, or within ten times what makes
// it silent where that is longer. It goes on until as long has passed since the last time. 32 bytes, O(1),
// pure.
#pragma once

#include "agent/flow.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace vigie::condition {

class dropouts {
public:
    static constexpr std::size_t too_many = 3;
    static constexpr int silences = 10;

    /// It has fallen silent, not before the last time.
    void began(timestamp at) noexcept {
        std::ranges::rotate(began_, began_.begin() + 1);
        began_.back() = at;
        known_ = std::min(known_ + 1, too_many);
    }

    bool again_and_again(timestamp now, duration silent_after) const noexcept {
        const duration span = std::max<duration>(std::chrono::hours{1}, silences * silent_after);
        return known_ == too_many && began_.back() - began_.front() <= span && now - began_.back() <= span;
    }

private:
    std::array<timestamp, too_many> began_{};  ///< the oldest first
    std::size_t known_ = 0;
};

}  // namespace vigie::condition
