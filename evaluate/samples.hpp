// Scores states sample by sample: how a rig with faults of minutes is measured. Pure.
#pragma once

#include "evaluate/replay.hpp"
#include "evaluate/units.hpp"

#include <cstdint>
#include <span>

namespace vigie::evaluate {

/// The first rows of a file are warm-up, known to be healthy and not scored.
inline constexpr std::size_t warm_up_rows = 400;

struct sample_counts {
    std::int64_t hits = 0, false_alarms = 0, misses = 0, quiet = 0;

    double f1() const noexcept;
    double false_alarm_rate() const noexcept;   ///< of the healthy samples
    double missed_alarm_rate() const noexcept;  ///< of the faulty samples
    sample_counts& operator+=(const sample_counts&) noexcept;
};

/// `states`: one a row.
sample_counts count_samples(const unit&, std::span<const moment> states);

}  // namespace vigie::evaluate
