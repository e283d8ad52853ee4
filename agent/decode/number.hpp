// Decimal text → the nearest double, whatever the locale.
#pragma once

#include "agent/flow.hpp"

#include <optional>
#include <string_view>

namespace vigie::decode {

/// All of `text`, or an error: malformed, or not_finite for "nan", "inf" and what is too large, such as
/// 1e400. Too small for a double is 0.
result<double> parse_number(std::string_view text) noexcept;

/// As a document keeps it: what is too large is an infinity. Nothing for what is no number, words among it.
std::optional<double> parse_decimal(std::string_view text) noexcept;

/// The words for what is no number: nan, inf, infinity with or without a sign, in any case.
bool is_not_finite_word(std::string_view text) noexcept;

}  // namespace vigie::decode
