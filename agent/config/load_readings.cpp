#include "agent/config/names.hpp"
#include "agent/config/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace vigie::config {

namespace {

constexpr std::pair<std::string_view, metric_type> types[] = {{"gauge", metric_type::gauge},
                                                              {"counter", metric_type::counter}};
constexpr std::size_t most_states = 64;

reading load_reading(const mapping& section, const mapping& of_rule, const rule& of, const limits& bounds,
                     metric_catalogue& metrics) {
    reading to;
    section.choice("type", to.type, types);
    const bool named = section.required_text("metric", to.metric);
    section.filled_text("help", to.help);
    load_value(section, of, to);
    load_conditions(section, to.value, to.conditions);
    load_labels(section, of_rule, of, bounds, to);
    if (!named) return to;
    if (auto wrong = fault_of_metric_name(to.metric, to.type); !wrong.empty())
        section.fault("metric", std::move(wrong));
    else if (auto looks = warning_of_metric_name(to.metric); !looks.empty())
        section.warn("metric", "metric: " + looks);
    // A bad name, too: the sensors that mean it are not at fault.
    metrics.add(to, of, section.mark_of("metric"), section.faults());
    return to;
}

/// One reading for each state: 1 while it is the one, else 0.
std::vector<reading> one_for_each_state(const mapping& section, const reading& all, metric_catalogue& metrics,
                                        const rule& of) {
    const mapping set(*section.find("state_set"), "state_set", keys::state_set, section.faults());
    std::string name = "state";
    set.filled_text("label", name);
    if (auto wrong = fault_of_label_name(name); !wrong.empty()) set.fault("label", "label: " + wrong);
    if (std::ranges::find(all.labels, name, &label::name) != all.labels.end())
        set.fault("label", fmt::format("label: the reading has a label '{}' already", name));
    const auto states = set.texts("states");
    if (states.empty() || states.size() > most_states)
        section.fault("state_set", fmt::format("state_set: one to {} states", most_states));
    if (section.has("states"))
        section.fault("states", "states: a state_set has its own: leave out one of the two");
    std::vector<reading> made;
    for (const auto& state : states) {
        auto& one = made.emplace_back(all);
        one.labels.push_back({name, label::source::constant, state});
        std::ranges::sort(one.labels, {}, &label::name);
        for (const auto& other : states) one.states.push_back({other, other == state ? 1.0 : 0.0});
    }
    if (!all.metric.empty())
        for (const auto& one : made) metrics.add(one, of, section.mark_of("metric"), section.faults());
    return made;
}

/// Equal for readings of one message that would write the same series.
std::string identity(const reading& made) {
    std::string text = made.metric;
    for (const auto& each : made.labels)
        text.append(1, '\0').append(each.name).append(1, '\0').append(each.text);
    return text;
}

/// Conditions, pointers and the value's own place may tell apart what the labels' texts do not.
bool may_be_told_apart(const reading& made) {
    return !made.conditions.empty() || std::ranges::any_of(made.labels, [](const auto& each) {
        return each.from == label::source::pointer || each.from == label::source::place;
    });
}

}  // namespace

void load_readings(const mapping& of_rule, const limits& bounds, metric_catalogue& metrics, rule& to) {
    std::set<std::string> seen;
    const auto nodes = of_rule.sequence("readings");
    for (const auto& node : nodes) {
        const mapping section(node, "readings", keys::reading, of_rule.faults());
        auto made = load_reading(section, of_rule, to, bounds, metrics);
        if (to.time && !decode::related::possible(to.time->at, made.value))
            section.fault("value", "value: the rule's time has a wildcard that this path does not have");
        if (!made.metric.empty() && !may_be_told_apart(made) && !seen.insert(identity(made)).second)
            of_rule.faults().add(node.Mark(),
                                 fmt::format("readings: an earlier one of this rule makes the same series "
                                             "of '{}': give each a label of its own",
                                             made.metric));
        if (section.has("state_set"))
            std::ranges::move(one_for_each_state(section, made, metrics, to),
                              std::back_inserter(to.readings));
        else
            to.readings.push_back(std::move(made));
        if (to.readings.size() > bounds.readings_per_message) {
            of_rule.faults().add(node.Mark(),
                                 fmt::format("readings: more than limits.readings_per_message, {}",
                                             bounds.readings_per_message));
            return;
        }
    }
    const auto* list = of_rule.find("readings");
    if (nodes.empty() && (list == nullptr || list->IsNull() || list->IsSequence()))
        of_rule.fault("readings", "readings: a rule has at least one, or it has 'availability'");
}

}  // namespace vigie::config
