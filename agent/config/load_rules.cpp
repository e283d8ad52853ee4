#include "agent/config/names.hpp"
#include "agent/config/nearest.hpp"
#include "agent/config/sections.hpp"
#include "agent/config/topic_filter.hpp"
#include "agent/decode/decode.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::config {

namespace {

constexpr std::size_t most_rules = 1'000;  // each is compared with each

constexpr std::pair<std::string_view, bool> reports[] = {{"always", false}, {"on_change", true}};

void load_name(const mapping& section, const std::vector<rule>& before, rule& to) {
    if (!section.required_text("name", to.name)) return;
    if (auto wrong = fault_of_plain_name(to.name); !wrong.empty())
        section.fault("name", "name: " + wrong);
    else if (to.name.starts_with("vigie-"))
        section.fault("name", "name: the agent's own rules begin with 'vigie-': choose another name");
    else if (std::ranges::find(before, to.name, &rule::name) != before.end())
        section.fault("name", fmt::format("name: there is a rule '{}' already", to.name));
}

/// Leaves the topic empty when it is not good.
void load_topic(const mapping& section, const std::vector<rule>& before, rule& to) {
    std::string topic;
    if (!section.required_text("topic", topic)) return;
    if (auto wrong = fault_of_topic_filter(topic); !wrong.empty()) {
        section.fault("topic", "topic: " + wrong);
        return;
    }
    for (const auto& earlier : before)
        if (!earlier.topic.empty() && earlier.broker == to.broker && covers(earlier.topic, topic)) {
            section.fault("topic",
                          fmt::format("topic: rule '{}' stands before it and takes all its messages: the "
                                      "narrower rule goes first",
                                      earlier.name));
            break;
        }
    to.topic = std::move(topic);
}

void load_expiry(const mapping& section, rule& to) {
    std::string word;
    if (const auto* given = section.find("expiry"); given != nullptr && given->IsScalar())
        word = given->Scalar();
    duration shown{};
    if (word == "never")
        to.expiry = duration::max();
    else if (section.time_span("expiry", shown, std::chrono::seconds{1}, std::chrono::hours{24 * 365}))
        to.expiry = shown;
}

void load_broker_of(const mapping& section, const std::vector<broker>& brokers, rule& to) {
    std::vector<std::string_view> names;
    for (const auto& each : brokers) names.push_back(each.name);
    if (const auto which = section.word("broker", names)) to.broker = *which;
}

void load_kept(const mapping& section, rule& to) {
    section.boolean("window", to.window);
    section.choice("report", to.on_change, reports);
    if (to.on_change) to.expiry = duration::max();
    load_expiry(section, to);
    section.size("series", to.series, 1, 10'000'000);
}

rule load_rule(const YAML::Node& node, const agent& so_far, const std::vector<rule>& before,
               metric_catalogue& metrics, fault_list& faults) {
    rule to;
    const mapping section(node, "rules", keys::rule, faults);
    load_name(section, before, to);
    load_broker_of(section, so_far.brokers, to);
    load_topic(section, before, to);
    load_payload(section, to.payload);
    load_waveforms(section, to.payload, to.waveforms);
    section.integer("qos", to.qos, 0, 2);
    load_kept(section, to);
    load_time(section, to);
    load_conditions(section, {}, to.conditions);
    if (section.has("availability"))
        load_availability(section, so_far.bounds, metrics, to);
    else
        load_readings(section, so_far.bounds, metrics, to);
    return to;
}

}  // namespace

void load_rules(const mapping& file, const agent& so_far, metric_catalogue& metrics, std::vector<rule>& to) {
    for (const auto& node : file.sequence("rules")) {
        if (to.size() == most_rules) {
            file.faults().add(node.Mark(), fmt::format("more than {} rules", most_rules));
            break;
        }
        to.push_back(load_rule(node, so_far, to, metrics, file.faults()));
    }
    metrics.finish(to, file.faults());
}

}  // namespace vigie::config
