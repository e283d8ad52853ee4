#include "agent/map/value.hpp"

#include "agent/decode/number.hpp"
#include "agent/decode/pattern.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::map {
namespace {

constexpr std::size_t longest_number = 64;

/// "21,5" → "21.5"; text that is too long for a number, or has a point of its own, is none.
result<double> with_decimal_comma(std::string_view text) {
    std::array<char, longest_number> digits{};
    if (text.size() > digits.size() || text.find('.') != text.npos) return reason::not_a_number;
    std::ranges::replace_copy(text, digits.begin(), ',', '.');
    return decode::parse_number({digits.data(), text.size()});
}

result<double> number_in(std::string_view text, bool decimal_comma) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return reason::not_a_number;
    text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    const auto number = decimal_comma ? with_decimal_comma(text) : decode::parse_number(text);
    if (!number && number.error() == reason::malformed) return reason::not_a_number;
    return number;
}

result<double> number_of(const decode::value& raw, const config::reading& about) {
    switch (raw.is) {
        case decode::kind::null:
            return reason::no_value;
        case decode::kind::boolean:
        case decode::kind::number:
            return raw.number;
        case decode::kind::refused:
            return raw.why;
        case decode::kind::text: {
            const auto number = number_in(raw.text, about.decimal_comma);
            if (number || about.states.empty() || number.error() == reason::not_finite) return number;
            return reason::unknown_state;
        }
        default:
            return reason::not_a_number;
    }
}

}  // namespace

double calibrated(double raw, const std::vector<std::pair<double, double>>& points) noexcept {
    const auto above = std::find_if(points.begin() + 1, points.end() - 1,
                                    [&](const auto& point) { return raw < point.first; });
    const auto& [x0, y0] = *(above - 1);
    const auto& [x1, y1] = *above;
    return y0 + (raw - x0) * (y1 - y0) / (x1 - x0);
}

result<double> in_base_units(const decode::value& raw, const config::reading& about) {
    if (!about.states.empty()) {
        const auto known = std::ranges::find(about.states, decode::text_of(raw), &config::state::text);
        if (known != about.states.end() && !known->value) return reason::no_value;
        if (known != about.states.end()) return *known->value;
    }
    const auto number = number_of(raw, about);
    if (!number) return number;
    const double real = about.calibration.empty() ? *number : calibrated(*number, about.calibration);
    const double base = real * about.scale + about.offset;
    if (!std::isfinite(base)) return reason::not_finite;
    return base;
}

}  // namespace vigie::map
