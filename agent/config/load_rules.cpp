#include "agent/config/names.hpp"
#include "agent/config/sections.hpp"
#include "agent/config/topic_filter.hpp"
#include "agent/decode/decode.hpp"
#include "libs/yaml/nearest.hpp"

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

/// The rule that takes all messages of such a topic already; null: none.
const rule* taker_of(std::string_view topic, std::size_t broker, const std::vector<rule>& before) {
    const auto found = std::ranges::find_if(before, [&](const rule& earlier) {
        return !earlier.topic.empty() && earlier.broker == broker && covers(earlier.topic, topic);
    });
    return found == before.end() ? nullptr : &*found;
}

/// A narrower rule before a wider one is how it is meant; two of which neither is the narrower may not be.
void warn_of_overlap(const mapping& section, const std::string& topic, std::size_t broker,
                     const std::vector<rule>& before) {
    for (const auto& earlier : before) {
        if (earlier.topic.empty() || earlier.broker != broker || covers(topic, earlier.topic)) continue;
        if (const auto both = common_topics(earlier.topic, topic))
            return section.warn("topic",
                                fmt::format("topic: rule '{}' stands before it and takes what comes on "
                                            "'{}'",
                                            earlier.name, *both));
    }
}

std::string prefixed(const inclusion* by, std::string topic) {
    return by == nullptr || by->topic_prefix.empty() ? topic : by->topic_prefix + '/' + topic;
}

/// Leaves the topic empty when it is not good.
void load_topic(const mapping& section, const std::vector<rule>& before, const inclusion* by, rule& to) {
    std::string topic;
    if (!section.required_text("topic", topic)) return;
    topic = prefixed(by, std::move(topic));
    if (auto wrong = fault_of_topic_filter(topic); !wrong.empty()) {
        section.fault("topic", "topic: " + wrong);
        return;
    }
    if (const auto* earlier = taker_of(topic, to.broker, before))
        section.fault("topic",
                      fmt::format("topic: rule '{}' stands before it and takes all its messages: the "
                                  "narrower rule goes first",
                                  earlier->name));
    else if (by == nullptr)
        warn_of_overlap(section, topic, to.broker, before);
    for (const auto name : captures_of(topic))
        if (auto looks = warning_of_label_name(name); !looks.empty())
            section.warn("topic", "topic: " + looks);
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

void load_kept(const mapping& section, rule& to) {
    section.boolean("window", to.window);
    section.choice("report", to.on_change, reports);
    if (to.on_change) to.expiry = duration::max();
    load_expiry(section, to);
    section.size("series", to.series, 1, 10'000'000);
}

rule load_rule(const mapping& section, const agent& so_far, const std::vector<rule>& before,
               metric_catalogue& metrics, const inclusion* by) {
    rule to;
    load_name(section, before, to);
    to.broker = by != nullptr ? by->broker : load_broker_of(section, so_far.brokers);
    load_topic(section, before, by, to);
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

/// An included rule of which an earlier one leaves nothing.
bool has_no_messages(const mapping& section, const inclusion& by, const std::vector<rule>& before) {
    const auto* topic = section.find("topic");
    if (topic == nullptr || !topic->IsScalar()) return false;
    const auto* taker = taker_of(prefixed(&by, topic->Scalar()), by.broker, before);
    if (taker == nullptr) return false;
    section.warn("topic",
                 fmt::format("topic: rule '{}' takes all its messages: it is left out", taker->name));
    return true;
}

}  // namespace

std::size_t load_broker_of(const mapping& section, const std::vector<broker>& brokers) {
    std::vector<std::string_view> names;
    for (const auto& each : brokers) names.push_back(each.name);
    return section.word("broker", names).value_or(0);
}

void load_rules(const mapping& file, const agent& so_far, metric_catalogue& metrics, std::vector<rule>& to,
                const inclusion* by) {
    for (const auto& node : file.sequence("rules")) {
        if (to.size() == most_rules) {
            file.faults().add(node.Mark(), fmt::format("more than {} rules", most_rules));
            break;
        }
        const mapping section(node, "rules", keys::rule, file.faults());
        if (by != nullptr && has_no_messages(section, *by, to)) continue;
        to.push_back(load_rule(section, so_far, to, metrics, by));
    }
}

}  // namespace vigie::config
