// Scores e-mails against what is known of the units. Pure.
//
// An e-mail inside a window is a detection, outside every window a false one, unless it comes in the first 24
// h. False ones are counted against the machine-months (730 h) of observed time after those 24 h, outside the
// windows and, on a rig with a failure, before its last 48 h. A step of over an hour between samples is a gap
// that nobody observed.
#pragma once

#include "evaluate/mails.hpp"
#include "evaluate/units.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vigie::evaluate {

inline constexpr double hour = 3600, day = 24 * hour, month = 730 * hour;
inline constexpr double warm_up = day, rig_end = 2 * day, longest_observed_step = hour;

struct outcome {
    std::string name;
    bool failed = false;
    std::optional<double> lead_hours;  ///< of the first e-mail in a window
    int false_mails = 0;
    double months = 0;  ///< what false e-mails are counted against
    double alarm_seconds = 0, observed_seconds = 0;
};

/// When the lead is counted to: the unit's end, or that of the window in which the e-mail came.
enum class failure_at : std::uint8_t { unit_end, window_end };

/// `rig_failed_at`: when the unit's rig failed, if it did.
outcome score(const unit&, std::span<const double> mails, std::span<const moment>, failure_at,
              std::optional<double> rig_failed_at, double longest_step = longest_observed_step);

/// By rig, from all units of a data set.
std::optional<double> rig_failure(std::span<const unit>, const std::string& rig);

struct summary {
    int units = 0, failures = 0, detected = 0, false_mails = 0;
    std::vector<std::string> missed;
    double machine_months = 0, alarm_time_share = 0;
    std::optional<double> lead_median_hours, lead_min_hours;

    /// Of events: 2 detected / (2 detected + false + missed).
    double f1() const noexcept;
};

summary summarise(std::span<const outcome>);

double f1_of(double detected, double false_ones, double missed) noexcept;

/// The exact 95 % interval of a Poisson mean when `count` were seen (Garwood, Biometrika 28, 1936).
struct bounds {
    double low = 0, high = 0;
};
bounds poisson_bounds(int count);

}  // namespace vigie::evaluate
