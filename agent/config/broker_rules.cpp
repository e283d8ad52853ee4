#include "agent/config/broker_rules.hpp"

namespace vigie::config {

namespace {

struct figure {
    const char* topic;
    metric_type type;
    const char* metric;
    const char* help;
};

constexpr auto counter = metric_type::counter;
constexpr auto gauge = metric_type::gauge;

constexpr figure figures[] = {
    {"$SYS/broker/publish/messages/dropped", counter, "vigie_broker_messages_dropped_total",
     "Messages the broker dropped since its queues for subscribers were full"},
    {"$SYS/broker/publish/messages/received", counter, "vigie_broker_messages_received_total",
     "Messages published to the broker"},
    {"$SYS/broker/publish/messages/sent", counter, "vigie_broker_messages_sent_total",
     "Messages the broker sent to subscribers"},
    {"$SYS/broker/bytes/received", counter, "vigie_broker_bytes_received_total", "Bytes the broker received"},
    {"$SYS/broker/bytes/sent", counter, "vigie_broker_bytes_sent_total", "Bytes the broker sent"},
    {"$SYS/broker/clients/connected", gauge, "vigie_broker_clients_connected",
     "Clients connected to the broker"},
    {"$SYS/broker/retained messages/count", gauge, "vigie_broker_retained_messages",
     "Retained messages the broker holds"},
    {"$SYS/broker/store/messages/count", gauge, "vigie_broker_stored_messages",
     "Messages the broker holds, retained and queued for absent subscribers"},
    {"$SYS/broker/subscriptions/count", gauge, "vigie_broker_subscriptions",
     "Subscriptions the broker serves"},
};

rule rule_of(const figure& from, std::size_t broker, const std::string& name) {
    reading made;
    made.metric = from.metric;
    made.help = from.help;
    made.type = from.type;
    made.labels = {{"broker", label::source::constant, name}};
    rule to;
    to.name = "vigie-broker";  // counted together: one row of the agent's counters is enough for them
    to.broker = broker;
    to.topic = from.topic;
    to.payload.as = decode::find_format("plain");
    to.qos = 0;
    to.window = false;
    to.expiry = duration::max();  // the broker only tells what has changed
    to.readings.push_back(std::move(made));
    return to;
}

}  // namespace

std::vector<rule> broker_rules(const std::vector<broker>& brokers) {
    std::vector<rule> all;
    for (std::size_t which = 0; which < brokers.size(); ++which)
        if (brokers[which].figures)
            for (const auto& each : figures) all.push_back(rule_of(each, which, brokers[which].name));
    return all;
}

}  // namespace vigie::config
