// A reading's labels: the captures of the topic and of the value's own path, the rule's and its own.
#include "agent/config/names.hpp"
#include "agent/config/sections.hpp"
#include "agent/config/topic_filter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::config {

namespace {

void load_pairs(const mapping& section, const rule& of, const limits& bounds, reading& to) {
    auto& faults = section.faults();
    for (auto& [name, text, key_mark, value_mark] : section.pairs("labels")) {
        if (auto wrong = fault_of_label_name(name); !wrong.empty()) {
            faults.add(key_mark, "labels: " + wrong);
            continue;
        }
        if (std::ranges::find(to.labels, name, &label::name) != to.labels.end())
            faults.add(key_mark, fmt::format("labels: '{}' is a capture or a label already", name));
        if (auto looks = warning_of_label_name(name); !looks.empty())
            faults.warn(key_mark, "labels: " + looks);
        label made{name, label::source::constant, text};
        if (text.starts_with('/')) {
            made.from = label::source::pointer;
            std::string wrong;
            made.at = decode::pattern::parse(text, wrong);
            if (wrong.empty() && of.payload.as->is_scalar && of.payload.inside.empty())
                wrong = fmt::format("a payload of format {} holds no '{}'", of.payload.as->name, text);
            if (wrong.empty() && !decode::related::possible(made.at, to.value))
                wrong = fmt::format("'{}' has a wildcard that the value's path does not have", text);
            if (!wrong.empty()) faults.add(value_mark, fmt::format("labels: {}: {}", name, wrong));
        } else if (text.size() > bounds.label_bytes) {
            faults.add(value_mark, fmt::format("labels: {}: longer than limits.label_bytes, {}", name,
                                               bounds.label_bytes));
        }
        to.labels.push_back(std::move(made));
    }
}

void load_spread(const mapping& section, reading& to) {
    decode::pattern at;
    if (!section.place("labels_from", at)) return;
    if (!decode::related::possible(at, to.value))
        section.fault("labels_from", "labels_from: has a wildcard that the value's path does not have");
    to.labels_from = std::move(at);
}

}  // namespace

void load_labels(const mapping& of_reading, const mapping& of_rule, const rule& of, const limits& bounds,
                 reading& to) {
    if (!of.topic.empty())
        for (const auto name : captures_of(of.topic))
            to.labels.push_back({std::string{name}, label::source::capture, std::string{name}});
    for (const auto& name : to.value.captures()) {
        if (name.empty()) continue;
        if (auto wrong = fault_of_label_name(name); !wrong.empty())
            of_reading.fault("value", "value: " + wrong);
        else if (std::ranges::find(to.labels, name, &label::name) != to.labels.end())
            of_reading.fault("value", fmt::format("value: '{{{}}}' is a capture already", name));
        else if (auto looks = warning_of_label_name(name); !looks.empty())
            of_reading.warn("value", "value: " + looks);
        to.labels.push_back({name, label::source::place, name});
    }
    load_pairs(of_rule, of, bounds, to);
    if (&of_reading != &of_rule) {
        load_pairs(of_reading, of, bounds, to);
        load_spread(of_reading, to);
    }
    std::ranges::sort(to.labels, {}, &label::name);
}

}  // namespace vigie::config
