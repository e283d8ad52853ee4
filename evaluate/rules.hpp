// Rules that know nothing, as a measure of what a score is worth. Pure; the random one is seeded.
#pragma once

#include "evaluate/scoring.hpp"

namespace vigie::evaluate {

/// Alarmed from the first sample on.
std::vector<double> always_on(std::span<const moment>);

struct random_summary {
    double detected = 0, false_mails = 0, f1 = 0;  ///< means over the runs
};

/// As many e-mails as `mails` in all, at random times of the units' observed time, `runs` times.
random_summary at_random(std::span<const unit>, std::span<const std::vector<moment>> states, int mails,
                         int runs, failure_at);

}  // namespace vigie::evaluate
