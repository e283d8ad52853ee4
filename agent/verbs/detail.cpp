#include "agent/verbs/detail.hpp"

#include "agent/config/topic_filter.hpp"
#include "agent/map/topic_filter.hpp"
#include "agent/verbs/document_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace vigie::verbs {
namespace {

std::vector<std::string_view> levels_of(std::string_view topic) {
    std::vector<std::string_view> levels;
    for (;;) {
        const auto slash = topic.find('/');
        levels.push_back(topic.substr(0, slash));
        if (slash == topic.npos) return levels;
        topic.remove_prefix(slash + 1);
    }
}

bool is_wild(std::string_view level) {
    return level == "+" || level == "#" || level.starts_with('{');
}

/// How near a rule's topic comes to a message's, and where they part.
struct likeness {
    int equal = 0;  ///< levels that are literally the same
    std::string where;
};

likeness compare(std::string_view filter, std::string_view topic) {
    const auto wanted = levels_of(filter), found = levels_of(topic);
    likeness seen;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "#" || wanted[i].ends_with("#}")) return seen;
        if (i >= found.size()) break;
        if (is_wild(wanted[i])) continue;
        if (wanted[i] == found[i])
            ++seen.equal;
        else if (seen.where.empty())
            seen.where = fmt::format("level {} is {}, not '{}'", i + 1, in_quotes(found[i]), wanted[i]);
    }
    if (seen.where.empty()) seen.where = fmt::format("it has {} levels, not {}", found.size(), wanted.size());
    return seen;
}

/// The broker whose rules would take it, where it came from another.
std::string elsewhere(const message& from, const config::agent& about) {
    map::captures captured;
    for (const auto& rule : about.rules)
        if (rule.broker != from.broker && map::topic_filter{rule.topic}.match(from.topic, captured))
            return fmt::format("no rule for broker '{}' matches {}; rule '{}' does for broker '{}'",
                               about.brokers[from.broker].name, in_quotes(from.topic), rule.name,
                               about.brokers[rule.broker].name);
    return {};
}

}  // namespace

std::string detail_of_topic(const message& from, const config::agent& about) {
    if (auto words = elsewhere(from, about); !words.empty()) return words;
    const config::rule* nearest = nullptr;
    likeness best;
    for (const auto& rule : about.rules) {
        if (rule.name.starts_with("vigie-")) continue;
        auto seen = compare(rule.topic, from.topic);
        if (nearest != nullptr && seen.equal <= best.equal) continue;
        nearest = &rule;
        best = std::move(seen);
    }
    const auto words = fmt::format("no rule's topic matches {}", in_quotes(from.topic));
    if (nearest == nullptr) return words + ": there are no rules";
    return fmt::format("{}; nearest is rule '{}' with {}: {}", words, nearest->name, nearest->topic,
                       best.where);
}

std::string detail(const pipeline::refusal& what, const message& from, const config::rule* rule,
                   const config::agent& about) {
    switch (what.why) {
        case reason::no_rule:
            return detail_of_topic(from, about);
        case reason::payload_too_large:
        case reason::empty_payload:
        case reason::bad_wrapping:
        case reason::not_utf8:
        case reason::malformed:
        case reason::too_deep:
        case reason::too_many_values:
        case reason::retained:
            return detail_of_payload(what.why, from, *rule, about);
        case reason::condition_not_met:
            return detail_of_condition(what, *rule);
        case reason::bad_time:
        case reason::clock_skew:
        case reason::stale:
        case reason::out_of_order:
            return detail_of_time(what, from, *rule, about);
        case reason::value_missing:
        case reason::not_a_number:
        case reason::unknown_state:
        case reason::no_value:
        case reason::bad_quality:
            return detail_of_value(what, *rule);
        case reason::not_finite:
            return what.of == nullptr ? detail_of_payload(what.why, from, *rule, about)
                                      : detail_of_value(what, *rule);
        case reason::bad_samples:
        case reason::too_few_samples:
        case reason::flat_window:
        case reason::bad_rate:
        case reason::no_speed:
        case reason::not_resolved:
            return detail_of_waveform(what, *rule);
        case reason::out_of_range:
        case reason::too_fast:
            return detail_of_sanity(what);
        case reason::label_missing:
        case reason::label_too_long:
            return detail_of_labels(what, from, *rule, about);
        case reason::label_invalid:
            return fmt::format("{}: a member of {} has a name that no label can have, or there are too many",
                               what.of->metric, what.of->labels_from ? what.of->labels_from->text() : "");
        case reason::too_many_series_of_rule:
            return fmt::format("{}: a new series, and the rule has the {} that it may", what.of->metric,
                               rule->series);
        case reason::too_many_readings:
            return fmt::format("{}: the message has more than limits.readings_per_message, {}",
                               what.of->metric, about.bounds.readings_per_message);
        case reason::too_many_series:
            return fmt::format("{}: a new series, and limits.series, {}, are known", what.of->metric,
                               about.bounds.series);
    }
    return std::string{name_of(what.why)};
}

}  // namespace vigie::verbs
