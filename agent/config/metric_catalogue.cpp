#include "agent/config/metric_catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vigie::config {

namespace {

constexpr std::array<std::string_view, 3> window_endings{"_window_min", "_window_max", "_window_samples"};

std::string_view word(metric_type type) {
    return type == metric_type::gauge ? "gauge" : "counter";
}

}  // namespace

std::string metric_catalogue::place_of(const entry& known) const {
    const auto line = fmt::format("line {}", known.first.line + 1);
    if (known.included == included_) return line;
    return known.included.empty() ? line + " of the file"
                                  : fmt::format("{} of include {}", line, known.included);
}

void metric_catalogue::add(const reading& made, const rule& of, const YAML::Mark& at,
                           yaml::fault_list& faults) {
    const auto [found, is_new] = entries_.try_emplace(made.metric);
    auto& known = found->second;
    if (is_new) {
        known.type = made.type;
        known.first = at;
        known.included = included_;
    }
    if (known.type != made.type)
        faults.add(at, fmt::format("metric '{}' is a {} here and a {} in {}", made.metric, word(made.type),
                                   word(known.type), place_of(known)));
    if (known.help.empty())
        known.help = made.help;
    else if (included_.empty() && !made.help.empty() && made.help != known.help)
        faults.add(at, fmt::format("metric '{}' has another help in {}: give it once", made.metric,
                                   place_of(known)));
    known.windowed = known.windowed || of.window;
    known.timed = known.timed || of.time;
    auto& shape = known.shapes.emplace_back();
    shape.open = made.labels_from.has_value();
    for (const auto& each : made.labels) {
        known.labels.insert(each.name);
        shape.labels.emplace(each.name,
                             each.from == label::source::constant ? std::optional{each.text} : std::nullopt);
    }
}

bool metric_catalogue::entry::may_have(std::string_view label) const {
    return labels.contains(label) || std::ranges::any_of(shapes, &shape::open);
}

bool metric_catalogue::entry::may_have(const std::map<std::string, std::string>& match) const {
    return std::ranges::any_of(shapes, [&](const shape& one) {
        return std::ranges::all_of(match, [&](const auto& wanted) {
            const auto found = one.labels.find(wanted.first);
            if (found == one.labels.end()) return one.open;
            return !found->second || *found->second == wanted.second;
        });
    });
}

void metric_catalogue::finish(std::vector<rule>& rules, yaml::fault_list& faults) const {
    for (const auto& [name, about] : entries_) {
        if (about.help.empty())
            faults.add(about.first,
                       fmt::format("metric '{}' has no help: say in a few words what it measures", name));
        for (const auto ending : window_endings)
            if (const auto* taken = about.windowed ? find(name + std::string{ending}) : nullptr)
                faults.add(taken->included.empty() ? taken->first : YAML::Mark::null_mark(),
                           fmt::format("metric '{}{}' is made from the windows of '{}' already", name, ending,
                                       name));
    }
    for (auto& each : rules)
        for (auto& made : each.readings)
            if (const auto* known = find(made.metric)) made.help = known->help;
}

const metric_catalogue::entry* metric_catalogue::find(std::string_view metric) const {
    const auto found = entries_.find(metric);
    return found == entries_.end() ? nullptr : &found->second;
}

std::vector<std::string_view> metric_catalogue::names() const {
    std::vector<std::string_view> all;
    for (const auto& [name, about] : entries_) all.push_back(name);
    return all;
}

}  // namespace vigie::config
