#include "agent/verbs/suggestion.hpp"

#include "agent/config/topic_filter.hpp"
#include "agent/config/units.hpp"
#include "agent/verbs/families.hpp"
#include "agent/verbs/json_text.hpp"
#include "agent/verbs/metric_guess.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace vigie::verbs {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_readings = 50;
constexpr std::size_t most_rules = 500;

std::string last_step(const std::string& pattern) {
    auto name = pattern.substr(pattern.rfind('/') + 1);
    return name.starts_with('{') ? "" : name;
}

std::string parent(const std::string& pattern) {
    const auto slash = pattern.rfind('/');
    return slash == pattern.npos ? "" : pattern.substr(0, slash);
}

/// s, ms, us or ns, when a number of this size can be a moment of these years.
std::string_view time_unit_of(const seen_leaf& leaf) {
    constexpr std::pair<double, std::string_view> units[] = {{1, "s"}, {1e3, "ms"}, {1e6, "us"}, {1e9, "ns"}};
    if (!leaf.number || !leaf.example) return {};
    for (const auto& [a_second, unit] : units)
        if (*leaf.example >= 1e9 * a_second && *leaf.example < 4e9 * a_second) return unit;
    return {};
}

bool is_time_name(const std::string& name) {
    constexpr std::string_view names[] = {"ts",   "time",      "timestamp", "at",
                                          "Time", "Timestamp", "t",         "received_at"};
    return std::ranges::find(names, name) != std::end(names);
}

/// Within the hour that limits.clock_skew allows; true where the arrival is not known.
bool is_of_now(const seen_leaf& leaf, std::string_view unit) {
    if (!leaf.arrival) return true;
    const double a_second = unit == "s" ? 1 : unit == "ms" ? 1e3 : unit == "us" ? 1e6 : 1e9;
    const auto told = std::chrono::seconds{static_cast<std::int64_t>(*leaf.example / a_second)};
    return std::chrono::abs(leaf.arrival->time_since_epoch() - told) < 59min;
}

/// Labels, metrics and names that are used once in the whole file.
struct used {
    std::set<std::string> rules, helped;
    std::vector<std::string> filters;
    std::size_t rules_left_out = 0, families_hidden = 0;
};

std::string rule_name(const std::string& wanted, used& names) {
    constexpr std::size_t longest = 50;
    std::string name;
    for (const char c : wanted.substr(0, longest))
        name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '-';
    if (name.empty() || name.starts_with("vigie-")) name = "rule-" + name;
    const auto first = name;
    for (int i = 2; !names.rules.insert(name).second; ++i) name = fmt::format("{}-{}", first, i);
    return name;
}

std::string told_unit(const family& of, const std::string& pattern) {
    const auto unit = of.leaves.find(parent(pattern) + "/unit");
    if (unit == of.leaves.end() || unit->second.texts.size() != 1) return {};
    const auto& quoted = *unit->second.texts.begin();
    return quoted.substr(1, quoted.size() - 2);
}

/// A name that no other reading of the rule has.
metric_guess unique(metric_guess made, const std::string& pattern, std::set<std::string>& metrics) {
    if (metrics.insert(made.metric).second) return made;
    const auto above = last_step(parent(pattern));
    if (!above.empty()) {
        auto other = guess_metric(above + '_' + last_step(pattern), {});
        if (metrics.insert(other.metric).second) return other;
    }
    const auto first = made.metric;
    made.unit.clear();
    made.scale.clear();
    for (int i = 2;; ++i) {
        made.metric = fmt::format("plant_reading_{}_{}", i, first.substr(6));
        if (config::unit_of_metric(made.metric)) made.metric += "_value";
        if (metrics.insert(made.metric).second) return made;
    }
}

std::string reading(const family& of, const std::string& pattern, const seen_leaf& leaf,
                    std::set<std::string>& metrics, used& names) {
    constexpr std::string_view unnamed[] = {"", "value", "v", "val", "data", "state", "payload"};
    auto name = last_step(pattern);
    if (!of.measured.empty() && std::ranges::find(unnamed, name) != std::end(unnamed)) name = of.measured;
    const auto made = unique(guess_metric(name, told_unit(of, pattern)), pattern, metrics);
    auto text = fmt::format("      - {{metric: {}", made.metric);
    if (names.helped.insert(made.metric).second) text += ", help: " + json_text(made.help);
    if (!pattern.empty()) text += ", value: " + json_text(pattern);
    if (!made.unit.empty()) text += ", unit: " + json_text(made.unit);
    if (!made.scale.empty()) text += ", scale: " + made.scale;
    if (leaf.decimal_comma) text += ", decimal: comma";
    if (leaf.messages < of.messages) text += ", optional: true";
    text += "}";
    if (made.unit.empty() && made.scale.empty() && leaf.example)
        text += fmt::format("  # such as {}", *leaf.example);
    return text + '\n';
}

std::string texts_of(const seen_leaf& leaf) {
    std::string all;
    for (const auto& text : leaf.texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

std::string format_lines(const decode::recipe& how) {
    std::string out;
    for (const auto with : how.wrapped)
        for (const auto& [word, which] : decode::wrappings)
            if (which == with) out += (out.empty() ? "    encoding: [" : ", ") + std::string{word};
    if (!out.empty()) out += "]\n";
    if (how.as->name != "json") out += fmt::format("    format: {}\n", how.as->name);
    if (how.as->name == "csv")
        out += fmt::format("    csv: {{delimiter: {}, header: {}}}\n",
                           json_text(std::string(1, how.options.csv.delimiter)), how.options.csv.header);
    return out;
}

/// Appends the family's rule, or why it is none.
void add_rule(const family& of, std::string& out, used& names) {
    std::string time, readings, comments;
    std::set<std::string> metrics;
    std::size_t count = 0, beyond = 0;
    for (const auto& [pattern, leaf] : of.leaves) {
        const auto unit = is_time_name(last_step(pattern)) ? time_unit_of(leaf) : std::string_view{};
        if (!unit.empty()) {
            const bool single = pattern.find('{') == pattern.npos && leaf.messages == of.messages;
            if (time.empty() && single && is_of_now(leaf, unit))
                time = fmt::format("    time: {}\n    time_unit: {}\n", json_text(pattern), unit);
            else
                comments += fmt::format("      # a time at {}, in {}\n", json_text(pattern), unit);
        } else if (!leaf.number || !leaf.example) {
            if (last_step(pattern) != "unit")
                comments += fmt::format("      # a text at {}: {}; for a state: states: {{…}}\n",
                                        json_text(pattern), texts_of(leaf));
        } else if (count == most_readings) {
            ++beyond;
        } else {
            ++count;
            readings += reading(of, pattern, leaf, metrics, names);
        }
    }
    if (beyond > 0) comments += fmt::format("      # {} more numbers\n", beyond);
    out += fmt::format("  # {} messages on {} topics\n", of.messages, of.topics);
    const auto fault = config::fault_of_topic_filter(of.filter);
    if (count == 0 || !fault.empty()) {
        out += fmt::format("  # No rule: {} on {}\n", fault.empty() ? "no number" : fault,
                           json_text(of.filter)) +
               comments;
        return;
    }
    if (std::ranges::any_of(names.filters,
                            [&](const auto& each) { return config::covers(each, of.filter); })) {
        ++names.families_hidden;
        out += fmt::format("  # No rule: one before takes {}\n", json_text(of.filter));
        return;
    }
    names.filters.push_back(of.filter);
    out += fmt::format("  - name: {}\n    topic: {}\n", rule_name(of.name, names), json_text(of.filter));
    out += format_lines(of.how) + time + "    readings:\n" + readings + comments;
}

std::string left_out(const seen_topics& seen, const used& names) {
    std::size_t unknown = 0, unread = 0;
    for (const auto& [topic, about] : seen.all()) {
        unknown += about.how ? 0 : 1;
        unread += about.unread > 0 ? 1 : 0;
    }
    std::string out;
    const auto say = [&](std::uint64_t count, std::string_view what) {
        if (count > 0) out += fmt::format("# Left out: {} {}\n", count, what);
    };
    say(unknown, "topics whose payloads no format recognises: they need a layout");
    say(unread, "topics some of whose payloads are of another format than the first one");
    say(names.rules_left_out, "families of topics, beyond the rules that are written");
    say(seen.beyond().messages_of_further_topics, "messages, of topics beyond those that are looked at");
    say(names.families_hidden,
        "families of topics that a rule before takes: of another format, or strangely named");
    say(seen.beyond().unusable, "messages that are too large, or whose topic is no text");
    say(seen.beyond().leaves, "values beyond those that are looked at in a topic's messages");
    return out;
}

}  // namespace

std::string suggestion(const seen_topics& seen, const std::string& url,
                       const std::set<std::string>& includes) {
    std::string out =
        "# Suggested by vigie-agent suggest from what was seen: a first draft. Names, captures and units are "
        "guesses.\n";
    if (!url.empty()) out += "broker: {url: " + json_text(url) + "}\n";
    if (!includes.empty()) {
        out += "include:\n";
        for (const auto& name : includes) out += "  - " + name + '\n';
    }
    used names;
    std::string rules;
    std::size_t written = 0;
    for (const auto& each : families_of(seen.all()))
        if (written++ < most_rules)
            add_rule(each, rules, names);
        else
            ++names.rules_left_out;
    if (!rules.empty()) out += "rules:\n" + rules;
    return out + left_out(seen, names);
}

}  // namespace vigie::verbs
