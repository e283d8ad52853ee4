#include "agent/map/payload_time.hpp"

#include "agent/decode/number.hpp"

#include <algorithm>
#include <sstream>

namespace vigie::map {
namespace {

using config::time_unit;

// The last moment of the year 9999: what RFC 3339 can write.
constexpr double latest_milliseconds = 253'402'300'799'999.0;
constexpr double senml_relative_below = 268'435'456;  // 2^28 seconds, RFC 8428, 4.5.3
constexpr std::size_t longest_text = 64;

result<timestamp> from_milliseconds(double number) {
    if (!(number >= 0 && number <= latest_milliseconds)) return reason::bad_time;
    return timestamp{duration{static_cast<duration::rep>(number)}};
}

result<timestamp> from_number(double number, time_unit unit, timestamp arrival) {
    switch (unit) {
        case time_unit::seconds:
            return from_milliseconds(number * 1e3);
        case time_unit::milliseconds:
            return from_milliseconds(number);
        case time_unit::microseconds:
            return from_milliseconds(number / 1e3);
        case time_unit::nanoseconds:
            return from_milliseconds(number / 1e6);
        case time_unit::senml:
            if (number >= senml_relative_below) return from_milliseconds(number * 1e3);
            return from_milliseconds(static_cast<double>(arrival.time_since_epoch().count()) + number * 1e3);
        case time_unit::rfc3339:
        case time_unit::local:
            break;
    }
    return reason::bad_time;
}

bool all_read(std::istringstream& in) {
    return !in.fail() && in.peek() == std::istringstream::traits_type::eof();
}

result<timestamp> from_rfc3339(std::string_view text) {
    if (text.size() < 20 || text.size() > longest_text) return reason::bad_time;
    std::string copy{text};
    if (copy.back() == 'Z' || copy.back() == 'z') copy.replace(copy.size() - 1, 1, "+00:00");
    if (copy[10] == ' ' || copy[10] == 't') copy[10] = 'T';  // RFC 3339, 5.6: both are readable
    // Many servers write nanoseconds, of which the parser wants no more digits than it keeps.
    constexpr std::size_t point = 19, kept = 3;
    if (copy[point] == '.') {
        const auto end = std::min(copy.find_first_not_of("0123456789", point + 1), copy.size());
        if (end > point + 1 + kept) copy.erase(point + 1 + kept, end - point - 1 - kept);
    }
    std::istringstream in{copy};
    timestamp at;
    in >> date::parse("%FT%T%Ez", at);
    if (!all_read(in) || at.time_since_epoch().count() < 0) return reason::bad_time;
    return at;
}

result<timestamp> from_local(std::string_view text, const std::string& format, const date::time_zone& zone) {
    if (text.size() > longest_text) return reason::bad_time;
    std::istringstream in{std::string{text}};
    date::local_time<duration> local;
    in >> date::parse(format, local);
    if (!all_read(in)) return reason::bad_time;
    const timestamp at = zone.to_sys(local, date::choose::earliest);
    if (at.time_since_epoch().count() < 0) return reason::bad_time;
    return at;
}

}  // namespace

time_reader::time_reader(const config::payload_time& about)
    : about_(&about),
      at_(about.at),
      zone_(about.unit == time_unit::local ? date::locate_zone(about.zone) : nullptr) {}

result<timestamp> time_reader::read(const decode::document& in, const decode::bindings& bound,
                                    timestamp arrival) const {
    const auto at = at_.find(in, bound);
    if (at != decode::document::nowhere) return read(in.at(at), arrival);
    if (about_->unit == time_unit::senml) return arrival;
    return reason::bad_time;
}

result<timestamp> time_reader::read(const decode::value& found, timestamp arrival) const {
    if (found.is == decode::kind::number) return from_number(found.number, about_->unit, arrival);
    if (found.is != decode::kind::text) return reason::bad_time;
    if (about_->unit == time_unit::rfc3339) return from_rfc3339(found.text);
    if (about_->unit == time_unit::local) return from_local(found.text, about_->format, *zone_);
    const auto number = decode::parse_number(found.text);
    if (!number) return reason::bad_time;
    return from_number(*number, about_->unit, arrival);
}

}  // namespace vigie::map
