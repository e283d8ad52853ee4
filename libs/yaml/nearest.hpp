// Which known word an unknown one was probably meant to be.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie::yaml {

/// The known word the fewest insertions, deletions, replacements and swaps of neighbours away, when these are
/// few against its length.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

/// "did you mean 'format'?", or "known are 'a', 'b' and 'c'" when none is near.
std::string suggestion(std::string_view word, std::span<const std::string_view> known);

}  // namespace vigie::yaml
