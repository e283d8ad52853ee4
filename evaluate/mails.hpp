// From states to e-mails, as the shipped rules and Alertmanager's route do it. Pure.
#pragma once

#include "evaluate/replay.hpp"

#include <span>
#include <vector>

namespace vigie::evaluate {

/// Seconds, as alert-rules/machines.yaml and alertmanager.yaml have them; `quiet` is the scoring's: what
/// comes sooner after the alarm before it is the same one.
struct mail_rules {
    double pending = 10;      ///< for
    double keep_firing = 30;  ///< keep_firing_for
    double group_wait = 10;
    double quiet = 24 * 3600.0;
};

/// When e-mails about a machine are sent. Times do not go back; what is older than what came before is
/// skipped.
std::vector<double> mails_of(std::span<const moment>, const mail_rules& = {});

}  // namespace vigie::evaluate
