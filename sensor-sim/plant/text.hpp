// Small pure readings of text that both the plant file and the flags need.
#pragma once

#include "sensor-sim/plant/plant.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace vigie::sim {

/// "500ms" "30s" "5m" "1.5h" "2d" → milliseconds; nothing for anything else, negatives, or over ten years.
std::optional<plant_time> parse_duration(std::string_view);

/// A finite number that is the whole text.
std::optional<double> parse_number(std::string_view);

/// "2026-01-05T06:00:00Z", "2026-01-05T06:00:00.5+01:00" → milliseconds since the epoch (RFC 3339,
/// section 5.6).
std::optional<std::chrono::sys_time<std::chrono::milliseconds>> parse_rfc3339(std::string_view);

/// A level of a topic, as this program allows them: 1 to 64 of A-Z a-z 0-9 . _ -
bool is_topic_level(std::string_view) noexcept;

/// The candidate that takes the fewest edits (Levenshtein) from `word`; empty when none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace vigie::sim
