// Topics and fields of the collectors against the rules that turn them into metrics: each must know the
// other.
#include "agent/node/rules.hpp"
#include "published.hpp"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <algorithm>
#include <set>

namespace vigie::node {
namespace {

std::vector<std::string> levels_of(const std::string& topic) {
    std::vector<std::string> levels{""};
    for (const char each : topic) {
        if (each == '/')
            levels.emplace_back();
        else
            levels.back() += each;
    }
    return levels;
}

bool matches(const config::rule& rule, const std::string& topic) {
    return std::ranges::equal(levels_of(rule.topic), levels_of(topic),
                              [](const auto& wanted, const auto& level) {
                                  return wanted == "+" || wanted.starts_with('{') || wanted == level;
                              });
}

TEST(NodeRules, MapEveryFieldThatIsPublishedAndNothingElse) {
    published seen;
    for (const auto& each : collectors()) each.collect(fixture_roots(), seen.out());
    std::set<std::pair<std::string, std::string>> found;  // rule, pointer
    const auto rules = node::rules("host-1");
    for (const auto& [topic, payload] : seen.by_topic) {
        const auto full = "vigie/node/host-1/" + topic;
        const auto rule = std::ranges::find_if(rules, [&](const auto& each) { return matches(each, full); });
        ASSERT_NE(rule, rules.end()) << topic;
        std::set<std::string> wanted;
        for (const auto& reading : rule->readings) {
            wanted.insert(reading.value.text());
            for (const auto& label : reading.labels) {
                if (label.from == config::label::source::pointer) wanted.insert(label.at.text());
            }
        }
        std::set<std::string> members;
        const auto document = boost::json::parse(payload);
        for (const auto& member : document.as_object()) members.insert("/" + std::string{member.key()});
        EXPECT_EQ(members, wanted) << topic;
        for (const auto& reading : rule->readings) found.emplace(rule->name, reading.value.text());
    }
    for (const auto& rule : rules) {
        for (const auto& reading : rule.readings)
            EXPECT_TRUE(found.contains({rule.name, reading.value.text()}))
                << rule.name << ' ' << reading.value.text();
    }
}

TEST(NodeRules, ListAllCapturesAmongTheSortedLabels) {
    for (const auto& rule : rules("host-1")) {
        for (const auto& reading : rule.readings) {
            EXPECT_TRUE(std::ranges::is_sorted(reading.labels, {}, &config::label::name)) << reading.metric;
            std::set<std::string> captures;
            for (const auto& level : levels_of(rule.topic)) {
                if (level.starts_with('{')) captures.insert(level.substr(1, level.size() - 2));
            }
            for (const auto& label : reading.labels) {
                if (label.from == config::label::source::capture) captures.erase(label.text);
            }
            EXPECT_TRUE(captures.empty()) << reading.metric << " lacks " << *captures.begin();
        }
    }
}

TEST(NodeRules, TakeNoOtherNodesReadings) {
    for (const auto& rule : rules("host-1")) {
        EXPECT_TRUE(rule.topic.starts_with("vigie/node/host-1/")) << rule.topic;
        for (const auto& reading : rule.readings)
            EXPECT_TRUE(std::ranges::any_of(reading.labels, [](const auto& label) {
                return label.name == "host" && label.from == config::label::source::constant &&
                       label.text == "host-1";
            })) << reading.metric;
    }
}

TEST(NodeRules, NameMetricsAsPrometheusWantsThem) {
    std::map<std::string, std::pair<std::string, config::metric_type>> families;
    for (const auto& rule : rules("host-1")) {
        EXPECT_EQ(rule.name, "vigie-node");
        EXPECT_EQ(rule.qos, 0);
        EXPECT_FALSE(rule.window);
        EXPECT_FALSE(rule.time);
        for (const auto& reading : rule.readings) {
            EXPECT_TRUE(reading.metric.starts_with("vigie_node_"));
            EXPECT_EQ(reading.metric.ends_with("_total"), reading.type == config::metric_type::counter)
                << reading.metric;
            EXPECT_FALSE(reading.help.empty());
            const auto [known, fresh] = families.try_emplace(reading.metric, reading.help, reading.type);
            EXPECT_EQ(known->second, std::pair(reading.help, reading.type)) << reading.metric;
            for (const auto& label : reading.labels) {
                for (const auto* reserved :
                     {"node", "instance", "job", "pod", "namespace", "container", "service", "endpoint"})
                    EXPECT_NE(label.name, reserved);
            }
        }
    }
    for (const auto* metric : {"vigie_node_cpu_seconds_total", "vigie_node_memory_total_bytes",
                               "vigie_node_memory_available_bytes", "vigie_node_load1",
                               "vigie_node_filesystem_size_bytes", "vigie_node_network_receive_bytes_total",
                               "vigie_node_temperature_celsius", "vigie_node_pressure_waiting_seconds_total"})
        EXPECT_TRUE(families.contains(metric)) << metric;
}

}  // namespace
}  // namespace vigie::node
