// Taking the kernel's tables apart: lines, words between blanks, numbers. Pure, no allocation; views into the
// text.
#pragma once

#include <optional>
#include <string_view>

namespace vigie::node {

/// Cuts the first line off `text`. False when there is none left.
bool next_line(std::string_view& text, std::string_view& line) noexcept;

/// Cuts the first word off `line`; empty when there is none left.
std::string_view next_word(std::string_view& line) noexcept;

/// Without blanks and line ends around it.
std::string_view trim(std::string_view text) noexcept;

/// A finite decimal number that is the whole text.
std::optional<double> number(std::string_view text) noexcept;

}  // namespace vigie::node
