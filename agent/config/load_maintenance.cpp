// Maintenance windows, and the topic by which people tell the agent of their work.
#include "agent/config/sections.hpp"
#include "agent/config/topic_filter.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

namespace vigie::config {

namespace {

constexpr std::size_t most_windows = 64;
constexpr std::pair<std::string_view, int> days[] = {
    {"sunday", 0},   {"monday", 1}, {"tuesday", 2},  {"wednesday", 3},
    {"thursday", 4}, {"friday", 5}, {"saturday", 6}, {"day", maintenance_window::every_day}};

/// HH:MM
std::optional<duration> time_of_day(std::string_view text) {
    int hour = 0, minute = 0;
    const auto number = [&](std::size_t at, int& to) {
        const auto* end = text.data() + at + 2;
        return std::from_chars(text.data() + at, end, to).ptr == end;
    };
    if (text.size() != 5 || text[2] != ':' || !number(0, hour) || !number(3, minute)) return std::nullopt;
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
        return std::nullopt;
    return std::chrono::minutes{hour * 60 + minute};
}

/// With a zone: 2026-12-01T06:00:00Z, or +01:00
std::optional<timestamp> moment(std::string text) {
    if (text.ends_with('Z')) text.replace(text.size() - 1, 1, "+00:00");
    std::istringstream in{text};
    timestamp at;
    in >> date::parse("%FT%T%Ez", at);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    return at;
}

template <class Read, class To>
bool read(const mapping& section, std::string_view key, std::string_view expected, Read parse, To& to) {
    std::string text;
    if (!section.required_text(key, text)) return false;
    const auto found = parse(text);
    if (found)
        to = *found;
    else
        section.fault(key, fmt::format("{}: expected {}, found '{}'", key, expected, text));
    return found.has_value();
}

maintenance_window load_window(const YAML::Node& node, fault_list& faults) {
    const mapping section(node, "maintenance", keys::maintenance, faults);
    maintenance_window to;
    if (!section.has("every")) {
        if (section.has("time_zone"))
            section.fault("time_zone", "time_zone: has no effect without every: write it into the times");
        constexpr std::string_view time = "a time such as 2026-12-01T06:00:00Z";
        const bool good =
            read(section, "from", time, moment, to.from) & read(section, "to", time, moment, to.to);
        if (good && to.to <= to.from) section.fault("to", "to: is not after from");
        return to;
    }
    int day = 0;
    if (section.choice("every", day, days)) to.every = day;
    constexpr std::string_view time = "a time of day such as 06:00";
    read(section, "from", time, time_of_day, to.from_of_day);
    read(section, "to", time, time_of_day, to.to_of_day);
    load_time_zone(section, to.zone);
    return to;
}

}  // namespace

void load_maintenance(const mapping& of_machine, std::vector<maintenance_window>& to) {
    for (const auto& each : of_machine.sequence("maintenance")) {
        if (to.size() == most_windows) {
            of_machine.faults().add(each.Mark(), fmt::format("more than {} windows", most_windows));
            return;
        }
        to.push_back(load_window(each, of_machine.faults()));
    }
}

void load_commands(const YAML::Node& from, fault_list& faults, std::vector<rule>& rules) {
    if (!from.IsDefined() || from.IsNull()) return;
    const mapping section(from, "commands", keys::commands, faults);
    rule made;
    made.name = "vigie-commands";
    made.payload.as = decode::find_format("plain");
    made.commands = true;
    made.window = false;
    if (!section.required_text("topic", made.topic)) return;
    if (auto wrong = fault_of_topic_filter(made.topic); !wrong.empty())
        return section.fault("topic", "topic: " + wrong);
    const auto captures = captures_of(made.topic);
    const bool known = std::ranges::all_of(
        captures, [&](auto each) { return std::ranges::find(place_labels, each) != place_labels.end(); });
    if (!known || std::ranges::find(captures, "machine") == captures.end())
        return section.fault("topic",
                             "topic: names the machine by {machine}, {line} and {site}, and nothing else");
    rules.push_back(std::move(made));
}

}  // namespace vigie::config
