#include "agent/map/payload_time.hpp"

#include <date/date.h>

#include <sstream>

namespace vigie::map {
namespace {

// The last moment of the year 9999: what RFC 3339 can write.
constexpr double latest_milliseconds = 253'402'300'799'999.0;

result<timestamp> from_number(double number, config::time_unit unit) {
    double milliseconds = number;
    switch (unit) {
        case config::time_unit::seconds:
            milliseconds = number * 1e3;
            break;
        case config::time_unit::milliseconds:
            break;
        case config::time_unit::microseconds:
            milliseconds = number / 1e3;
            break;
        case config::time_unit::nanoseconds:
            milliseconds = number / 1e6;
            break;
        case config::time_unit::rfc3339:
            return reason::bad_time;
    }
    if (!(milliseconds >= 0 && milliseconds <= latest_milliseconds)) return reason::bad_time;
    return timestamp{duration{static_cast<duration::rep>(milliseconds)}};
}

result<timestamp> from_text(std::string_view text) {
    constexpr std::size_t longest = 64;
    if (text.size() < 20 || text.size() > longest) return reason::bad_time;
    std::string copy{text};
    if (copy.back() == 'Z' || copy.back() == 'z') copy.replace(copy.size() - 1, 1, "+00:00");
    std::istringstream in{copy};
    timestamp at;
    in >> date::parse("%FT%T%Ez", at);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return reason::bad_time;
    if (at.time_since_epoch().count() < 0) return reason::bad_time;
    return at;
}

}  // namespace

result<timestamp> payload_time(const scalar& value, config::time_unit unit) {
    if (const auto* number = std::get_if<double>(&value)) return from_number(*number, unit);
    if (const auto* text = std::get_if<std::string_view>(&value); text && unit == config::time_unit::rfc3339)
        return from_text(*text);
    return reason::bad_time;
}

}  // namespace vigie::map
