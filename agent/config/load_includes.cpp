// `include`: ready-made rules behind the operator's own.
#include "agent/config/sections.hpp"
#include "agent/config/topic_filter.hpp"
#include "agent/mappings/mappings.hpp"
#include "libs/yaml/nearest.hpp"
#include "libs/yaml/parse.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::config {

namespace {

struct wanted {
    const mappings::ready_made* which = nullptr;  ///< null: there is none of that name
    inclusion by;
};

const mappings::ready_made* find(const std::string& name, const YAML::Mark& at, fault_list& faults) {
    const auto* found = mappings::find(name);
    if (found != nullptr) return found;
    std::vector<std::string_view> known;
    for (const auto& each : mappings::all()) known.push_back(each.name);
    faults.add(at, fmt::format("include: there is no ready-made '{}': {}", name.substr(0, 60),
                               yaml::suggestion(name, known)));
    return nullptr;
}

void load_prefix(const mapping& section, std::string& to) {
    if (!section.filled_text("topic_prefix", to)) return;
    // What stands behind it says that it takes no rest, which only the last level may.
    auto wrong = fault_of_topic_filter(to + "/x");
    if (wrong.empty() && (to.starts_with('/') || to.ends_with('/'))) wrong = "begins and ends without '/'";
    if (wrong.empty()) return;
    section.fault("topic_prefix", "topic_prefix: " + wrong);
    to.clear();
}

wanted load_wanted(const YAML::Node& node, const std::vector<broker>& brokers, fault_list& faults) {
    wanted to;
    if (node.IsScalar()) {
        to.which = find(node.Scalar(), node.Mark(), faults);
        return to;
    }
    const mapping section(node, "include", keys::include, faults);
    std::string name;
    if (section.required_text("name", name)) to.which = find(name, section.mark_of("name"), faults);
    to.by.broker = load_broker_of(section, brokers);
    load_prefix(section, to.by.topic_prefix);
    return to;
}

}  // namespace

void load_includes(const mapping& file, const agent& so_far, metric_catalogue& metrics,
                   std::vector<rule>& to) {
    std::vector<const mappings::ready_made*> seen;
    for (const auto& node : file.sequence("include")) {
        const auto [which, by] = load_wanted(node, so_far.brokers, file.faults());
        if (which == nullptr) continue;
        if (std::ranges::find(seen, which) != seen.end()) {
            file.faults().add(node.Mark(), fmt::format("include: '{}' stands there twice", which->name));
            continue;
        }
        seen.push_back(which);
        fault_list faults(fmt::format("include {}", which->name));
        const auto root = yaml::parse(which->yaml, faults);
        const mapping text(root, "the file", keys::file, faults);
        metrics.begin_included(which->name);
        load_rules(text, so_far, metrics, to, &by);
        file.faults().add_included(std::move(faults));
    }
}

}  // namespace vigie::config
