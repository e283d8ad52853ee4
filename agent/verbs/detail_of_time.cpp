#include "agent/config/durations_and_sizes.hpp"
#include "agent/map/payload_time.hpp"
#include "agent/verbs/detail.hpp"
#include "agent/verbs/document_words.hpp"

#include <date/date.h>
#include <fmt/format.h>

#include <chrono>
#include <optional>

namespace vigie::verbs {
namespace {

using config::time_unit;
using decode::document;

struct spelling {
    time_unit unit;
    std::string_view word;
    std::string_view meaning;
};
constexpr spelling spellings[] = {
    {time_unit::seconds, "s", "a number of seconds since 1970"},
    {time_unit::milliseconds, "ms", "a number of milliseconds since 1970"},
    {time_unit::microseconds, "us", "a number of microseconds since 1970"},
    {time_unit::nanoseconds, "ns", "a number of nanoseconds since 1970"},
    {time_unit::rfc3339, "rfc3339", "a time such as 2024-05-01T12:00:00Z"},
};

std::string_view meaning_of(const config::payload_time& time) {
    for (const auto& each : spellings)
        if (each.unit == time.unit) return each.meaning;
    return time.unit == time_unit::local ? std::string_view{time.format} : "a time of SenML";
}

std::string words(timestamp at) {
    return date::format("%FT%TZ", at);
}

duration between(timestamp a, timestamp b) {
    return a < b ? b - a : a - b;
}

/// Roughly, in its two largest units, as "3d 4h".
std::string roughly(duration length) {
    constexpr std::pair<duration, std::string_view> units[] = {{std::chrono::hours{24}, "d"},
                                                               {std::chrono::hours{1}, "h"},
                                                               {std::chrono::minutes{1}, "m"},
                                                               {std::chrono::seconds{1}, "s"},
                                                               {duration{1}, "ms"}};
    std::string text;
    int parts = 0;
    for (const auto& [unit, word] : units) {
        const auto count = length / unit;
        if (count == 0 && parts == 0) continue;
        if (count > 0) text += fmt::format("{}{}{}", text.empty() ? "" : " ", count, word);
        length -= count * unit;
        if (++parts == 2) break;
    }
    return text.empty() ? "0ms" : text;
}

std::optional<timestamp> read(const config::payload_time& as, const pipeline::refusal& what,
                              timestamp arrival) {
    const auto at = map::time_reader{as}.read(*what.document, what.at->bound, arrival);
    return at ? std::optional{*at} : std::nullopt;
}

/// The unit in which the time would be near the arrival.
std::string meant(const config::payload_time& written, const pipeline::refusal& what, timestamp arrival,
                  duration near) {
    if (near > std::chrono::hours{24 * 3650}) return {};  // nobody knows when it came
    for (const auto& each : spellings) {
        config::payload_time other = written;
        other.unit = each.unit;
        const auto at = read(other, what, arrival);
        if (each.unit != written.unit && at && between(*at, arrival) <= near)
            return fmt::format("; with 'time_unit: {}' it is {}", each.word, words(*at));
    }
    return {};
}

}  // namespace

std::string detail_of_time(const pipeline::refusal& what, const message& from, const config::rule& rule,
                           const config::agent& about) {
    const auto& metric = what.of->metric;
    if (!rule.time) return fmt::format("{}: older than the last reading of the same series", metric);
    const auto place = decode::related{rule.time->at}.find(*what.document, what.at->bound);
    if (place == document::nowhere && what.why == reason::bad_time)
        return fmt::format("{}: time: {}", metric, nothing_at(*what.document, rule.time->at));
    const auto found = place == document::nowhere
                           ? std::string{"no time"}
                           : fmt::format("{} is {}", rule.time->at.text(), shown(*what.document, place));
    const auto near = about.bounds.clock_skew;
    const auto at = read(*rule.time, what, from.arrival);
    if (!at)
        return fmt::format("{}: time: {}, not {}{}", metric, found, meaning_of(*rule.time),
                           meant(*rule.time, what, from.arrival, near));
    const auto age = roughly(between(*at, from.arrival));
    const auto side = *at < from.arrival ? "before" : "after";
    if (what.why == reason::clock_skew && what.by != nullptr)
        return fmt::format("{}: time: {}, which is {}, {} {} its arrival; clock_skew of its sensor is {}",
                           metric, found, words(*at), age, side, config::to_text(*what.by->clock_skew));
    if (what.why == reason::clock_skew)
        return fmt::format("{}: time: {}, which is {}, {} {} its arrival; limits.clock_skew is {}{}", metric,
                           found, words(*at), age, side, config::to_text(near),
                           meant(*rule.time, what, from.arrival, near));
    if (what.why == reason::stale)
        return fmt::format("{}: time: {}, which is {}, {} {} its arrival; max_age is {}", metric, found,
                           words(*at), age, side, config::to_text(*rule.max_age));
    return fmt::format("{}: time: {}, which is {}: older than the last reading of the same series", metric,
                       found, words(*at));
}

}  // namespace vigie::verbs
