#include "agent/node/lines.hpp"

#include <charconv>
#include <cmath>

namespace vigie::node {
namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

bool next_line(std::string_view& text, std::string_view& line) noexcept {
    if (text.empty()) return false;
    const auto end = text.find('\n');
    line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return true;
}

std::string_view next_word(std::string_view& line) noexcept {
    const auto begin = line.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return line = {};
    const auto end = line.find_first_of(blanks, begin);
    const auto word = line.substr(begin, end - begin);
    line = end == std::string_view::npos ? std::string_view{} : line.substr(end);
    return word;
}

std::string_view trim(std::string_view text) noexcept {
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::optional<double> number(std::string_view text) noexcept {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

}  // namespace vigie::node
