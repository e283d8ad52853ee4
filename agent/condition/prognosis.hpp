// Prognostic assessment (ISO 13374-1): when a slowly growing number will reach a limit, as an interval, and
// only where the growth is sure. About 150 bytes, O(1) a sample; never asks for the time.
//
// A weighted line through averages over a sixtieth of the memory (agent/condition/line). Its slope has
// Student's t with the points reduced for the residuals' correlation; the interval is that of slope ± 2
// standard errors. Nothing is told while t is under 5, while the interval's ends are over 3 times apart, or
// further ahead than the line has been followed: a line through a bearing's vibration seldom foretells its
// end, and an hour that is wrong is worse than none.
#pragma once

#include "agent/condition/line.hpp"
#include "agent/flow.hpp"

#include <optional>

namespace vigie::condition {

/// A time from now: at the soonest, most likely, at the latest.
struct interval {
    duration soonest{};
    duration likely{};
    duration latest{};

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.soonest, self.likely, self.latest);
    }
};

class prognosis {
public:
    /// `memory`: time constant of the forgetting, the same at every call. `at` is not before the one before.
    void take(double number, timestamp at, duration memory) noexcept;

    /// nullopt where no trend upwards is sure enough, or the limit has been reached.
    std::optional<interval> time_to(double limit) const noexcept;

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.line_, self.miss_, self.miss_squares_, self.miss_products_, self.slot_start_, self.newest_,
            self.oldest_, self.slot_sum_, self.slot_samples_, self.started_);
    }

private:
    void take_slot(duration memory) noexcept;

    line line_;
    double miss_ = 0, miss_squares_ = 0, miss_products_ = 0;  // one-step errors, for their correlation
    timestamp slot_start_{}, newest_{}, oldest_{};
    double slot_sum_ = 0;
    std::uint32_t slot_samples_ = 0;
    bool started_ = false;
};

}  // namespace vigie::condition
