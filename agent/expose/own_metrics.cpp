#include "agent/expose/own_metrics.hpp"

#include "libs/build_info/build_info.hpp"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

namespace vigie::expose {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using labels = std::vector<ClientMetric::Label>;

/// Gathers families in the order in which they are shown.
class collection {
public:
    void gauge(const char* name, const char* help, double value, labels with = {}) {
        begin(name, help, MetricType::Gauge);
        add(value, std::move(with));
    }
    void counter(const char* name, const char* help, std::uint64_t value, labels with = {}) {
        begin(name, help, MetricType::Counter);
        add(static_cast<double>(value), std::move(with));
    }
    void begin(const char* name, const char* help, MetricType type) {
        families_.push_back({name, help, type, {}});
    }
    void add(double value, labels with) {
        ClientMetric metric;
        metric.label = std::move(with);
        if (families_.back().type == MetricType::Gauge)
            metric.gauge.value = value;
        else
            metric.counter.value = value;
        families_.back().metric.push_back(std::move(metric));
    }
    std::string text() const { return prometheus::TextSerializer{}.Serialize(families_); }

private:
    std::vector<MetricFamily> families_;
};

/// A line appears with its first rejection: of a rule there would be fifty else that say nothing.
void add_reasons(collection& all, const std::string& rule, const pipeline::by_reason& counts) {
    for (std::size_t why = 0; why < counts.size(); ++why)
        if (counts[why] > 0)
            all.add(static_cast<double>(counts[why]),
                    {{"rule", rule}, {"reason", std::string{name_of(static_cast<reason>(why))}}});
}

void messages(collection& all, const own_figures& now, const pipeline::tally& tally) {
    all.counter("vigie_messages_total", "Messages received", now.queue.received);
    all.begin("vigie_messages_taken_total", "Messages of which at least one reading was taken",
              MetricType::Counter);
    for (const auto& row : tally.rows())
        all.add(static_cast<double>(row.messages_taken), {{"rule", row.rule}});
    all.begin("vigie_messages_rejected_total", "Messages of which nothing was taken", MetricType::Counter);
    all.add(static_cast<double>(tally.unrouted()),
            {{"rule", ""}, {"reason", std::string{name_of(reason::no_rule)}}});
    for (const auto& row : tally.rows()) add_reasons(all, row.rule, row.messages);
    all.counter("vigie_messages_dropped_total", "Messages that found no room", now.queue.dropped,
                {{"reason", "queue_full"}});
    all.counter("vigie_messages_retained_total", "Messages that the broker had kept, fresh for nobody",
                tally.retained());
    all.counter("vigie_readings_taken_total", "Readings taken", tally.readings_taken());
    all.begin("vigie_readings_rejected_total", "Readings not taken", MetricType::Counter);
    for (const auto& row : tally.rows()) add_reasons(all, row.rule, row.readings);
    all.begin("vigie_value_resets_total", "Counters that fell, as after a device's restart",
              MetricType::Counter);
    for (const auto& row : tally.rows())
        all.add(static_cast<double>(row.counter_resets), {{"rule", row.rule}});
    all.begin("vigie_rule_series", "Series that the rule has made", MetricType::Gauge);
    for (std::size_t row = 0; row < now.series_by_row.size(); ++row)
        all.add(static_cast<double>(now.series_by_row[row]), {{"rule", tally.rows()[row].rule}});
}

void bounds(collection& all, const own_figures& now) {
    const auto number = [](std::size_t n) { return static_cast<double>(n); };
    all.gauge("vigie_queue_messages", "Messages received and not yet worked off", number(now.queue.messages));
    all.gauge("vigie_queue_bytes", "Bytes of the messages in the queue", number(now.queue.bytes));
    all.gauge("vigie_queue_limit_messages", "Most messages that the queue holds",
              number(now.queue.most_messages));
    all.gauge("vigie_queue_limit_bytes", "Most bytes that the queue holds", number(now.queue.most_bytes));
    all.gauge("vigie_series", "Series that are known", number(now.series));
    all.gauge("vigie_series_limit", "Most series that are kept", number(now.most_series));
    all.counter("vigie_machines_refused_total", "Machines that found no room to be judged as a whole",
                now.machines_refused);
}

/// One line a broker of each.
void brokers(collection& all, const std::vector<own_figures::broker>& them) {
    const auto each = [&](const auto& figure) {
        for (const auto& one : them) all.add(static_cast<double>(figure(one)), {{"broker", one.name}});
    };
    using broker = own_figures::broker;
    all.begin("vigie_broker_connected", "1 while connected to the broker", MetricType::Gauge);
    each([](const broker& one) { return one.connected ? 1 : 0; });
    all.begin("vigie_broker_connects_total", "Connections made to the broker", MetricType::Counter);
    each([](const broker& one) { return one.connects; });
    all.begin("vigie_broker_connect_failures_total", "Connections to the broker that failed",
              MetricType::Counter);
    for (const auto& one : them)
        for (std::size_t why = 0; why < one.failures.size(); ++why)
            all.add(static_cast<double>(one.failures[why]),
                    {{"broker", one.name},
                     {"reason", std::string{name_of(static_cast<mqtt_client::refusal>(why))}}});
    all.begin("vigie_broker_pauses_total", "Disconnects because the queue was three quarters full",
              MetricType::Counter);
    each([](const broker& one) { return one.pauses; });
    all.begin("vigie_broker_subscriptions_refused_total", "Subscriptions that the broker refused",
              MetricType::Counter);
    each([](const broker& one) { return one.subscriptions_refused; });
}

void configuration(collection& all, const own_figures& now) {
    all.gauge("vigie_config_last_reload_successful", "1 when the last configuration that was read is in use",
              now.configuration.last_reload_good ? 1 : 0);
    all.gauge("vigie_config_last_reload_success_timestamp_seconds",
              "Since when the configuration in use has been so", now.configuration.good_since_seconds);
    all.gauge("vigie_config_hash", "Tells configurations apart: a hash of the text in use",
              static_cast<double>(now.configuration.hash));
}

/// Only where there is a place to keep it.
void state(collection& all, const own_figures& now) {
    const auto& kept = now.state;
    if (!kept.kept) return;
    all.counter("vigie_state_saves_total", "Times that what is known of machines was kept", kept.saves);
    all.begin("vigie_state_save_failures_total", "Times that it could not be kept", MetricType::Counter);
    for (const auto& [why, count] : kept.failures)
        all.add(static_cast<double>(count), {{"reason", std::string{why}}});
    all.gauge("vigie_state_last_save_timestamp_seconds", "When it was kept last; 0: not yet",
              kept.last_save_seconds);
    all.gauge("vigie_state_bytes", "Size of the file", static_cast<double>(kept.bytes));
    all.gauge("vigie_state_restored", "1 for what came of the file at the start", 1,
              {{"result", std::string{kept.restored}}});
}

void surroundings(collection& all, const own_figures& now) {
    all.counter("vigie_node_publish_failures_total", "Node readings that could not be published",
                now.node_publish_failures);
    all.gauge("vigie_window_seconds", "Length of the windows of minimum, maximum and number",
              now.window_seconds);
    all.gauge("vigie_data_clock_timestamp_seconds", "What time it is for the data", now.data_clock_seconds);
    all.counter("vigie_http_requests_total", "HTTP requests answered", now.web.requests);
    all.counter("vigie_http_client_errors_total", "HTTP requests that were malformed, too large or too slow",
                now.web.client_errors);
    all.counter("vigie_http_connections_refused_total", "HTTP connections beyond the limit",
                now.web.connections_refused);
    all.gauge("vigie_http_connections", "Open HTTP connections", static_cast<double>(now.web.connections));
}

/// Only with --web.config.file.
void web_guard(collection& all, const http::guard_counters& now) {
    if (!now.guarded) return;
    all.counter("vigie_http_tls_handshakes_total", "TLS connections made", now.handshakes);
    all.begin("vigie_http_tls_handshake_failures_total", "TLS connections that came to nothing",
              MetricType::Counter);
    for (std::size_t why = 0; why < now.handshake_failures.size(); ++why)
        all.add(static_cast<double>(now.handshake_failures[why]),
                {{"reason", std::string{name_of(static_cast<http::handshake_failure>(why))}}});
    all.begin("vigie_http_requests_refused_total", "HTTP requests without the right user and password",
              MetricType::Counter);
    for (std::size_t why = 0; why < now.refused.size(); ++why)
        all.add(static_cast<double>(now.refused[why]),
                {{"reason", std::string{name_of(static_cast<http::refused_request>(why))}}});
    all.counter("vigie_http_config_reload_failures_total", "Changes of the web configuration that were bad",
                now.reload_failures);
    all.gauge("vigie_http_config_last_reload_successful",
              "1 when the web configuration in use is that of the files", now.last_reload_good ? 1 : 0);
    if (now.not_after)
        all.gauge("vigie_http_certificate_not_after_timestamp_seconds",
                  "Until when the certificate that clients are shown is good",
                  static_cast<double>(*now.not_after));
}

void itself(collection& all, const own_figures& now) {
    const auto text = [](std::string_view view) { return std::string{view}; };
    all.gauge("vigie_build_info", "Which build this is", 1,
              {{"version", text(build_info::version)},
               {"revision", text(build_info::revision)},
               {"build_type", text(build_info::build_type)}});
    all.begin("process_cpu_seconds_total", "User and system CPU time spent", MetricType::Counter);
    all.add(now.process.cpu_seconds, {});
    all.gauge("process_resident_memory_bytes", "Resident memory", now.process.resident_bytes);
    all.gauge("process_start_time_seconds", "Start time since the epoch", now.process.start_seconds);
}

}  // namespace

std::string own_metrics(const own_figures& now, const pipeline::tally& tally) {
    collection all;
    itself(all, now);
    messages(all, now, tally);
    bounds(all, now);
    brokers(all, now.brokers);
    configuration(all, now);
    state(all, now);
    surroundings(all, now);
    web_guard(all, now.web.guard);
    return all.text();
}

}  // namespace vigie::expose
