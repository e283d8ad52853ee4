// `time`, `time_unit`, `time_format`, `time_zone`: when a rule's readings were measured.
#include "agent/config/sections.hpp"

#include <date/tz.h>
#include <fmt/format.h>

namespace vigie::config {

namespace {

constexpr std::pair<std::string_view, time_unit> units[] = {
    {"s", time_unit::seconds},      {"ms", time_unit::milliseconds}, {"us", time_unit::microseconds},
    {"ns", time_unit::nanoseconds}, {"rfc3339", time_unit::rfc3339}, {"local", time_unit::local},
    {"senml", time_unit::senml}};

bool is_zone(const std::string& name) {
    try {
        return date::locate_zone(name) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

void load_local(const mapping& section, payload_time& to) {
    load_time_zone(section, to.zone);
    if (!section.has("time_format"))
        section.fault("time_unit", "time_unit: local needs a time_format such as '%d.%m.%Y %H:%M:%S'");
    section.filled_text("time_format", to.format);
    if (section.has("time_format") && to.format.find('%') == to.format.npos)
        section.fault("time_format", "time_format: has no field such as %Y, %m, %d, %H, %M or %S");
}

}  // namespace

void load_time_zone(const mapping& section, std::string& to) {
    to = "Etc/UTC";
    if (section.filled_text("time_zone", to) && !is_zone(to))
        section.fault("time_zone",
                      fmt::format("time_zone: '{}' is no zone of the IANA's, such as Europe/Paris", to));
}

void load_time(const mapping& section, rule& to) {
    payload_time made;
    const bool unit = section.choice("time_unit", made.unit, units);
    if (made.unit == time_unit::local)
        load_local(section, made);
    else
        for (const std::string_view key : {"time_format", "time_zone"})
            if (section.has(key))
                section.fault(key, fmt::format("{}: only 'time_unit: local' has use for it", key));
    if (section.has("time")) {
        if (to.payload.as->is_scalar)
            section.fault("time",
                          fmt::format("time: a payload of format {} has no time", to.payload.as->name));
        section.place("time", made.at);
        to.time = std::move(made);
    } else if (unit) {
        section.fault("time_unit", "time_unit: has no effect without time");
    }
    if (duration most{}; section.time_span("max_age", most, 1s, 365 * 24h)) {
        to.max_age = most;
        if (!to.time) section.fault("max_age", "max_age: has no effect without time");
    }
}

}  // namespace vigie::config
