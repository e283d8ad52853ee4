#include "agent/config/broker_rules.hpp"

namespace vigie::config {

namespace {

struct figure {
    const char* name;
    const char* topic;
    metric_type type;
    const char* metric;
    const char* help;
};

constexpr auto counter = metric_type::counter;
constexpr auto gauge = metric_type::gauge;

constexpr figure figures[] = {
    {"vigie-broker-dropped", "$SYS/broker/publish/messages/dropped", counter,
     "vigie_broker_messages_dropped_total",
     "Messages the broker dropped since its queues for subscribers were full"},
    {"vigie-broker-received", "$SYS/broker/publish/messages/received", counter,
     "vigie_broker_messages_received_total", "Messages published to the broker"},
    {"vigie-broker-sent", "$SYS/broker/publish/messages/sent", counter, "vigie_broker_messages_sent_total",
     "Messages the broker sent to subscribers"},
    {"vigie-broker-bytes-received", "$SYS/broker/bytes/received", counter,
     "vigie_broker_bytes_received_total", "Bytes the broker received"},
    {"vigie-broker-bytes-sent", "$SYS/broker/bytes/sent", counter, "vigie_broker_bytes_sent_total",
     "Bytes the broker sent"},
    {"vigie-broker-clients", "$SYS/broker/clients/connected", gauge, "vigie_broker_clients_connected",
     "Clients connected to the broker"},
    {"vigie-broker-retained", "$SYS/broker/retained messages/count", gauge, "vigie_broker_retained_messages",
     "Retained messages the broker holds"},
    {"vigie-broker-stored", "$SYS/broker/store/messages/count", gauge, "vigie_broker_stored_messages",
     "Messages the broker holds, retained and queued for absent subscribers"},
    {"vigie-broker-subscriptions", "$SYS/broker/subscriptions/count", gauge, "vigie_broker_subscriptions",
     "Subscriptions the broker serves"},
};

rule rule_of(const figure& from) {
    reading made;
    made.metric = from.metric;
    made.help = from.help;
    made.type = from.type;
    rule to;
    to.name = from.name;
    to.topic = from.topic;
    to.format = "plain";
    to.qos = 0;
    to.window = false;
    to.readings.push_back(std::move(made));
    return to;
}

}  // namespace

std::vector<rule> broker_rules() {
    std::vector<rule> all;
    for (const auto& each : figures) all.push_back(rule_of(each));
    return all;
}

}  // namespace vigie::config
