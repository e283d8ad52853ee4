#include "agent/expose/machines_api.hpp"

#include "agent/condition/manipulation.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <cmath>
#include <deque>
#include <span>
#include <vector>

namespace vigie::expose {
namespace {

namespace json = boost::json;
using condition::watched_machine;

bool is_watched(const condition::machine& one) {
    return one.watch && one.watch->watches();
}

/// As it stands in a path.
std::string path_of(const condition::machine& one) {
    std::vector<map::label_value> labels;
    std::deque<std::string> plain;
    map::parse(one.labels, labels, plain);
    std::string path;
    for (const auto part : config::place_labels)
        for (const auto& label : labels)
            if (label.name == part) path.append(path.empty() ? "" : "/").append(label.value);
    return path;
}

json::object labels_of(std::string_view block) {
    std::vector<map::label_value> labels;
    std::deque<std::string> plain;
    map::parse(block, labels, plain);
    json::object made;
    for (const auto& each : labels) made[each.name] = each.value;
    return made;
}

json::object summary(const condition::machine& one) {
    const auto& watch = *one.watch;
    const auto& now = watch.judgement().now();
    const auto& how = watch.judgement().profile();
    json::object made{{"name", path_of(one)},
                      {"labels", labels_of(one.labels)},
                      {"condition", std::string{name_of(watch.state())}},
                      {"since_seconds", seconds_of(watch.since())},
                      {"learned_ratio", watch.learned_share()},
                      {"limits", {{"warning", how.warn}, {"critical", how.severe}}},
                      {"relearns", watch.relearns()}};
    if (now.state >= condition::health::normal) made["deviation"] = now.score;
    if (now.to_severe)
        made["to_severe_seconds"] = {{"soonest", seconds_of(now.to_severe->soonest)},
                                     {"likely", seconds_of(now.to_severe->likely)},
                                     {"latest", seconds_of(now.to_severe->latest)}};
    return made;
}

json::object indicator(const watched_machine& watch, std::size_t which) {
    const auto& how = watch.judgement().profile();
    const auto& about = how.indicators[which];
    const auto& now = watch.judgement().indicators()[which];
    json::object made{{"labels", labels_of(watch.sources()[which].labels)}};
    const auto add = [&](const char* name, double level) {
        if (const double value = condition::unscaled(level, about.values); std::isfinite(value))
            made[name] = value;
    };
    if (now.stands() != condition::indicator::standing::nothing_yet) add("now", now.smoothed());
    if (now.normal().learned(how)) add("normal", now.normal().level());
    if (now.stands() == condition::indicator::standing::judged) made["deviation"] = now.deviation();
    return made;
}

}  // namespace

std::string machines_json(const condition::sensors& all) {
    json::array listed;
    std::size_t more = 0;
    for (const auto& one : all.machines()) {
        if (!is_watched(one)) continue;
        if (listed.size() == most_listed)
            ++more;
        else
            listed.push_back(summary(one));
    }
    return json::serialize(json::object{{"machines", std::move(listed)}, {"more", more}}) + '\n';
}

const condition::machine* find_machine(const condition::sensors& all, std::string_view name) {
    for (const auto& one : all.machines())
        if (is_watched(one) && path_of(one) == name) return &one;
    return nullptr;
}

std::string machine_json(const condition::machine& one) {
    auto made = summary(one);
    const auto& watch = *one.watch;
    json::array indicators, leading;
    for (std::size_t i = 0; i < watch.sources().size(); ++i)
        if (watch.sources()[i].there) indicators.push_back(indicator(watch, i));
    made["indicators"] = std::move(indicators);
    if (watch.alarmed()) {
        const auto advice = watch.judgement().advise();
        for (const auto which : std::span{advice.leading}.first(advice.leads))
            leading.push_back(indicator(watch, which));
        made["leading"] = std::move(leading);
        made["pattern"] = std::string{name_of(advice.looks_like)};
        made["check"] = std::string{check_for(advice.looks_like)};
    }
    return json::serialize(made) + '\n';
}

std::string unknown_machine(const condition::sensors& all, std::string_view name) {
    std::vector<std::string> names;
    for (const auto& one : all.machines())
        if (is_watched(one)) names.push_back(path_of(one));
    const std::vector<std::string_view> known{names.begin(), names.end()};
    const auto meant = yaml::nearest(name, known);
    return fmt::format("No machine '{}' is judged as a whole{}\n", name,
                       meant ? fmt::format(": did you mean '{}'?", *meant) : ".");
}

}  // namespace vigie::expose
