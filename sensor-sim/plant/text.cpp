#include "sensor-sim/plant/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace vigie::sim {
namespace {

// Takes exactly `digits` decimal digits off the front; -1 when they are not there.
int take_digits(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return -1;
    int value = 0;
    for (char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

// "Z" or "+01:00"
std::optional<std::chrono::minutes> parse_zone(std::string_view text) {
    if (text == "Z" || text == "z") return std::chrono::minutes{0};
    const int sign = text.starts_with('-') ? -1 : 1;
    if (sign == 1 && !text.starts_with('+')) return {};
    text.remove_prefix(1);
    const int hours = take_digits(text, 2);
    if (!take(text, ':')) return {};
    const int minutes = take_digits(text, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || !text.empty()) return {};
    return std::chrono::minutes{sign * (hours * 60 + minutes)};
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return {};
    return value;
}

std::optional<plant_time> parse_duration(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, double>, 5> units{
        {{"ms", 1.0}, {"s", 1e3}, {"m", 60e3}, {"h", 3600e3}, {"d", 86400e3}}};
    constexpr double ten_years = 3650 * 86400e3;
    const auto split = text.find_first_not_of("0123456789.");
    if (split == std::string_view::npos || split == 0) return {};
    const auto number = parse_number(text.substr(0, split));
    for (const auto& [name, milliseconds] : units)
        if (number && text.substr(split) == name && *number * milliseconds <= ten_years)
            return plant_time{std::llround(*number * milliseconds)};
    return {};
}

std::optional<std::chrono::sys_time<std::chrono::milliseconds>> parse_rfc3339(std::string_view text) {
    using namespace std::chrono;
    const int y = take_digits(text, 4);
    if (!take(text, '-')) return {};
    const int mo = take_digits(text, 2);
    if (!take(text, '-')) return {};
    const int d = take_digits(text, 2);
    if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return {};
    const int h = take_digits(text, 2);
    if (!take(text, ':')) return {};
    const int mi = take_digits(text, 2);
    if (!take(text, ':')) return {};
    const int s = take_digits(text, 2);
    int fraction = 0;
    if (take(text, '.')) {
        int digits = 0;
        for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; ++digits, text.remove_prefix(1))
            if (digits < 3) fraction = fraction * 10 + (text[0] - '0');
        if (digits == 0) return {};
        for (; digits < 3; ++digits) fraction *= 10;
    }
    const auto zone = parse_zone(text);
    const year_month_day date{year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
    if (y < 0 || mo < 0 || d < 0 || !date.ok() || h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 60 ||
        !zone)
        return {};
    return sys_days{date} + hours{h} + minutes{mi} - *zone + seconds{s} + milliseconds{fraction};
}

bool is_topic_level(std::string_view text) noexcept {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '_' || c == '-';
    });
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    std::string_view best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    if (word.size() > 64) return best;
    for (std::string_view candidate : candidates)
        if (const auto edits = distance(word, candidate); edits < least) {
            least = edits;
            best = candidate;
        }
    return best;
}

}  // namespace vigie::sim
