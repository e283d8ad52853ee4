#include "agent/config/names.hpp"
#include "agent/config/nearest.hpp"
#include "agent/config/sections.hpp"
#include "agent/config/topic_filter.hpp"
#include "agent/config/units.hpp"
#include "agent/decode/decode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace vigie::config {

namespace {

constexpr std::pair<std::string_view, metric_type> types[] = {{"gauge", metric_type::gauge},
                                                              {"counter", metric_type::counter}};

bool is_pointer(std::string_view text) {
    return decode::paths{}.add(text).has_value();
}

void load_pointer(const mapping& section, std::string_view format, std::string& to) {
    if (!section.text("value", to)) return;
    if (format == "plain" && !to.empty())
        section.fault("value", "value: a plain payload is one number: leave it out");
    else if (!is_pointer(to))
        section.fault("value",
                      fmt::format("value: '{}' is no JSON Pointer: it begins with '/', as in '/value'", to));
}

void load_unit(const mapping& section, reading& to) {
    if (section.number("scale", to.scale) && to.scale == 0)
        section.fault("scale", "scale: 0 makes every value the same");
    section.number("offset", to.offset);
    std::string symbol;
    if (!section.filled_text("unit", symbol)) return;
    if (section.has("scale") || section.has("offset")) {
        section.fault("unit",
                      "unit: stands for a scale and an offset of its own: leave out either it or these");
        return;
    }
    const auto from = find_unit(symbol);
    if (!from) {
        section.fault("unit", fmt::format("unit: unknown unit '{}': {}", symbol, unit_suggestion(symbol)));
        return;
    }
    to.scale = from->to_base_scale;
    to.offset = from->to_base_offset;
    const auto of_metric = unit_of_metric(to.metric);
    if (!to.metric.empty() && (!of_metric || of_metric->base_name != from->base_name))
        section.fault("unit", fmt::format("unit: '{}' is converted to {}: call the metric '…_{}'", symbol,
                                          from->base_name, from->base_name));
}

void load_labels(const mapping& section, const rule& of, const limits& bounds, reading& to) {
    if (!of.topic.empty())
        for (const auto name : captures_of(of.topic))
            to.labels.push_back({std::string{name}, label::source::capture, std::string{name}});
    for (auto& [name, text, key_mark, value_mark] : section.pairs("labels")) {
        auto& faults = section.faults();
        if (auto wrong = fault_of_label_name(name); !wrong.empty()) {
            faults.add(key_mark, "labels: " + wrong);
            continue;
        }
        if (std::ranges::find(to.labels, name, &label::name) != to.labels.end())
            faults.add(key_mark,
                       fmt::format("labels: '{}' is a capture of the topic and a label already", name));
        const bool is_path = text.starts_with('/');
        if (is_path && of.format == "plain")
            faults.add(value_mark, fmt::format("labels: {}: a plain payload holds no '{}'", name, text));
        else if (is_path && !is_pointer(text))
            faults.add(value_mark,
                       fmt::format("labels: {}: '{}' is no JSON Pointer: '~' is written '~0'", name, text));
        else if (!is_path && text.size() > bounds.label_bytes)
            faults.add(value_mark, fmt::format("labels: {}: longer than limits.label_bytes, {}", name,
                                               bounds.label_bytes));
        to.labels.push_back(
            {std::move(name), is_path ? label::source::pointer : label::source::constant, std::move(text)});
    }
    std::ranges::sort(to.labels, {}, &label::name);
}

reading load_reading(const YAML::Node& node, const rule& of, const limits& bounds, metric_catalogue& metrics,
                     fault_list& faults) {
    reading to;
    const mapping section(node, "readings", keys::reading, faults);
    section.choice("type", to.type, types);
    const bool named = section.required_text("metric", to.metric);
    section.filled_text("help", to.help);
    load_pointer(section, of.format, to.pointer);
    load_unit(section, to);
    load_labels(section, of, bounds, to);
    if (!named) return to;
    if (auto wrong = fault_of_metric_name(to.metric, to.type); !wrong.empty())
        section.fault("metric", std::move(wrong));
    // A bad name, too: the sensors that mean it are not at fault.
    metrics.add(to, of.window, section.mark_of("metric"), faults);
    return to;
}

/// Equal for readings of one message that would write the same series.
std::string identity(const reading& made) {
    std::string text = made.metric;
    for (const auto& each : made.labels)
        text.append(1, '\0').append(each.name).append(1, '\0').append(each.text);
    return text;
}

}  // namespace

void load_readings(const mapping& of_rule, const limits& bounds, metric_catalogue& metrics, rule& to) {
    std::set<std::string> seen;
    const auto nodes = of_rule.sequence("readings");
    for (const auto& node : nodes) {
        if (to.readings.size() == bounds.readings_per_message) {
            of_rule.faults().add(node.Mark(),
                                 fmt::format("readings: more than limits.readings_per_message, {}",
                                             bounds.readings_per_message));
            return;
        }
        to.readings.push_back(load_reading(node, to, bounds, metrics, of_rule.faults()));
        const auto& made = to.readings.back();
        if (!made.metric.empty() && !seen.insert(identity(made)).second)
            of_rule.faults().add(node.Mark(),
                                 fmt::format("readings: an earlier one of this rule makes the same series "
                                             "of '{}': give each a label of its own",
                                             made.metric));
    }
    const auto* list = of_rule.find("readings");
    if (nodes.empty() && (list == nullptr || list->IsNull() || list->IsSequence()))
        of_rule.fault("readings", "readings: a rule has at least one");
}

}  // namespace vigie::config
