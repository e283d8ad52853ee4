// State detection (ISO 13374-1): what is normal for one indicator, and how far a value is from it. 24 bytes,
// O(1), pure; the caller keeps the time.
//
// Normal is a level and a spread around it. Both are plain means while it learns. Afterwards they are robust,
// so that a slow fault is not absorbed: the level moves by at most `clip` spreads a time constant (Huber's
// estimator as a stochastic approximation: P. J. Huber, "Robust estimation of a location parameter", Ann.
// Math. Statist. 35, 1964), and deviations over `calm` spreads teach nothing about the spread. Where only
// upwards is bad, the level follows what gets better with the `recovery` time constant: running in ends, and
// the best level that a machine has shown is what it is compared with.
#pragma once

#include "agent/condition/profile.hpp"

namespace vigie::condition {

class baseline {
public:
    /// A smoothed value after `step_seconds` of running. The deviation of `value` from what was normal before
    /// it, in spreads, cut to `most`; 0 while learning and where no spread is known.
    double take(double value, double step_seconds, const judgement_profile&,
                const indicator_profile&) noexcept;

    bool learned(const judgement_profile&) const noexcept;
    /// How much of `learning` has been seen, 0 … 1.
    double learned_share(const judgement_profile&) const noexcept;

    double level() const noexcept { return level_; }
    double spread(const indicator_profile&) const noexcept;

    /// A restart at another level: normal goes along.
    void shift(double by) noexcept { level_ += by; }

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.level_, self.deviation_, self.learned_seconds_);
    }

private:
    double level_ = 0;
    double deviation_ = 0;         // mean absolute deviation from the level
    double learned_seconds_ = -1;  // running time seen; below 0: nothing yet
};

}  // namespace vigie::condition
