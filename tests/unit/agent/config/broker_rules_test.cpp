#include "agent/config/broker_rules.hpp"

#include "agent/config/names.hpp"
#include "agent/config/topic_filter.hpp"
#include "agent/decode/decode.hpp"

#include <gmock/gmock.h>

namespace vigie::config {
namespace {

std::vector<broker> two() {
    std::vector<broker> all(2);
    all[0].name = "north";
    all[1].name = "south";
    return all;
}

TEST(BrokerRules, ReadOnePlainNumberATopic) {
    for (const auto& each : broker_rules(two())) {
        EXPECT_EQ(fault_of_topic_filter(each.topic), "") << each.topic;
        EXPECT_TRUE(each.topic.starts_with("$SYS/broker/")) << each.topic;
        EXPECT_EQ(each.payload.as->name, "plain");
        EXPECT_EQ(each.qos, 0);
        EXPECT_FALSE(each.window);
        EXPECT_EQ(each.name, "vigie-broker");
        EXPECT_EQ(each.expiry, duration::max());
        ASSERT_EQ(each.readings.size(), 1U);
        EXPECT_FALSE(each.readings[0].help.empty());
        EXPECT_EQ(each.readings[0].metric.ends_with("_total"), each.readings[0].type == metric_type::counter);
    }
}

TEST(BrokerRules, MakeTheMetricsOfTheBroker) {
    std::vector<std::string> metrics;
    for (const auto& each : broker_rules(std::vector<broker>(1)))
        metrics.push_back(each.readings.at(0).metric);
    EXPECT_THAT(metrics, testing::UnorderedElementsAre(
                             "vigie_broker_messages_dropped_total", "vigie_broker_messages_received_total",
                             "vigie_broker_messages_sent_total", "vigie_broker_bytes_received_total",
                             "vigie_broker_bytes_sent_total", "vigie_broker_clients_connected",
                             "vigie_broker_retained_messages", "vigie_broker_stored_messages",
                             "vigie_broker_subscriptions"));
}

TEST(BrokerRules, LeaveABrokerToWhoeverElseTakesItsFigures) {
    auto brokers = two();
    const auto all = broker_rules(brokers).size();
    brokers[0].figures = false;
    const auto rules = broker_rules(brokers);
    EXPECT_EQ(rules.size(), all / 2);
    for (const auto& each : rules) EXPECT_EQ(each.broker, 1U);
}

TEST(BrokerRules, TellTheBrokersApartByALabel) {
    const auto rules = broker_rules(two());
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto which = i / (rules.size() / 2);
        EXPECT_EQ(rules[i].broker, which);
        ASSERT_EQ(rules[i].readings[0].labels.size(), 1U);
        const auto& label = rules[i].readings[0].labels[0];
        EXPECT_EQ(label.name, "broker");
        EXPECT_EQ(label.from, label::source::constant);
        EXPECT_EQ(label.text, two()[which].name);
    }
}

}  // namespace
}  // namespace vigie::config
