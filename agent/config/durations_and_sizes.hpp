// The two kinds of quantity that the file is written in: 500ms 30s 5m 6h 2d, and 64MiB or 262144.
#pragma once

#include "agent/flow.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::config {

/// Digits and one of ms, s, m, h, d; nullopt for anything else and for more than 100 years.
std::optional<duration> parse_duration(std::string_view text) noexcept;

/// Digits, alone or with KiB, MiB or GiB; nullopt for anything else and for more than 2^53.
std::optional<std::size_t> parse_size(std::string_view text) noexcept;

/// As people write it: the largest unit that holds a whole number.
std::string to_text(duration);
std::string size_to_text(std::size_t);

}  // namespace vigie::config
