// The recent course of one number: the highest of each of the twelve newest slots of time, on the clock of
// the samples. 112 bytes, O(1) a sample, pure.
#pragma once

#include "agent/flow.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace vigie::condition {

class course {
public:
    static constexpr std::size_t slots = 12;

    void take(double number, timestamp at, duration slot) noexcept {
        const auto index = at.time_since_epoch() / slot;
        // A clock that was set back begins a course anew, as does the first sample.
        if (index > newest_ + static_cast<std::int64_t>(slots) || index < newest_)
            highest_.fill(nothing);
        else
            for (auto skipped = newest_ + 1; skipped <= index; ++skipped) of(skipped) = nothing;
        newest_ = index;
        auto& highest = of(index);
        highest = std::isnan(highest) ? number : std::max(highest, number);
    }

    /// From the oldest, 0, to the newest; nullopt where no sample fell into the slot.
    std::optional<double> at(std::size_t slot) const noexcept {
        const double found = highest_[place(newest_ + 1 + static_cast<std::int64_t>(slot))];
        return std::isnan(found) ? std::nullopt : std::optional{found};
    }

    void forget() noexcept { *this = course{}; }

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.newest_, self.highest_);
    }

private:
    static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    static std::size_t place(std::int64_t index) noexcept {
        constexpr auto all = static_cast<std::int64_t>(slots);
        return static_cast<std::size_t>((index % all + all) % all);
    }
    double& of(std::int64_t index) noexcept { return highest_[place(index)]; }

    static constexpr std::array<double, slots> empty() {
        std::array<double, slots> made{};
        made.fill(nothing);
        return made;
    }

    std::int64_t newest_ = 0;
    std::array<double, slots> highest_ = empty();
};

}  // namespace vigie::condition
