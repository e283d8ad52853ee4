#include "agent/flow.hpp"

#include <array>

namespace vigie {

std::string_view name_of(reason why) noexcept {
    static constexpr std::array<std::string_view, reason_count> names{
        "no_rule",         "payload_too_large",
        "empty_payload",   "bad_wrapping",
        "not_utf8",        "malformed",
        "too_deep",        "too_many_values",
        "retained",        "condition_not_met",
        "bad_time",        "clock_skew",
        "stale",           "value_missing",
        "not_a_number",    "not_finite",
        "unknown_state",   "no_value",
        "bad_quality",     "bad_samples",
        "too_few_samples", "flat_window",
        "bad_rate",        "no_speed",
        "not_resolved",    "label_missing",
        "label_invalid",   "label_too_long",
        "out_of_range",    "too_fast",
        "out_of_order",    "too_many_readings",
        "too_many_series", "too_many_series_of_rule",
    };
    return names[static_cast<std::size_t>(why)];
}

}  // namespace vigie
