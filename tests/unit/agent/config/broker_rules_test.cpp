#include "agent/config/broker_rules.hpp"

#include "agent/config/names.hpp"
#include "agent/config/topic_filter.hpp"
#include "agent/decode/decode.hpp"

#include <gmock/gmock.h>

namespace vigie::config {
namespace {

TEST(BrokerRules, ReadOnePlainNumberATopic) {
    for (const auto& each : broker_rules()) {
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
    for (const auto& each : broker_rules()) metrics.push_back(each.readings.at(0).metric);
    EXPECT_THAT(metrics, testing::UnorderedElementsAre(
                             "vigie_broker_messages_dropped_total", "vigie_broker_messages_received_total",
                             "vigie_broker_messages_sent_total", "vigie_broker_bytes_received_total",
                             "vigie_broker_bytes_sent_total", "vigie_broker_clients_connected",
                             "vigie_broker_retained_messages", "vigie_broker_stored_messages",
                             "vigie_broker_subscriptions"));
}

}  // namespace
}  // namespace vigie::config
