#include "agent/decode/number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vigie::decode {

namespace {

/// Whether a number that no double holds is so because it is large. std::from_chars does not tell large from
/// small, but the power of ten of its first digit other than 0 is far from 0 on one side or the other.
bool is_large(std::string_view number) noexcept {
    const auto mantissa = number.substr(0, number.find_first_of("eE"));
    long long exponent = 0;
    if (mantissa.size() < number.size()) {
        auto text = number.substr(mantissa.size() + 1);
        if (text.starts_with('+')) text.remove_prefix(1);
        const auto read = std::from_chars(text.data(), text.data() + text.size(), exponent);
        if (read.ec != std::errc{}) return !text.starts_with('-');
    }
    const auto point = std::min(mantissa.find('.'), mantissa.size());
    const auto first = mantissa.find_first_of("123456789");
    return exponent + static_cast<long long>(point) - static_cast<long long>(first) > 0;
}

}  // namespace

result<double> parse_number(std::string_view text) noexcept {
    // std::from_chars takes no '+', though many devices print one.
    if (text.size() > 1 && text.front() == '+' && text.find_first_of("0123456789.") == 1)
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument || end != text.data() + text.size()) return reason::malformed;
    if (error == std::errc::result_out_of_range) {
        if (is_large(text)) return reason::not_finite;
        return 0.0;
    }
    if (!std::isfinite(value)) return reason::not_finite;
    return value;
}

std::optional<double> parse_decimal(std::string_view text) noexcept {
    const auto number = parse_number(text);
    if (number) return *number;
    if (number.error() != reason::not_finite || is_not_finite_word(text)) return std::nullopt;
    return text.starts_with('-') ? -HUGE_VAL : HUGE_VAL;
}

bool is_not_finite_word(std::string_view text) noexcept {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const auto same = [&](std::string_view word) {
        return std::ranges::equal(text, word, {}, [](char c) { return static_cast<char>(c | 0x20); });
    };
    return same("nan") || same("inf") || same("infinity");
}

}  // namespace vigie::decode
