#include "services/web/guard_metrics.hpp"

#include <string>
#include <utility>

namespace vigie::services {
namespace {

using namespace prometheus;

MetricFamily gauge(const char* name, const char* help, double value) {
    ClientMetric sample;
    sample.gauge.value = value;
    return {name, help, MetricType::Gauge, {sample}};
}

MetricFamily counter(const char* name, const char* help, std::uint64_t value) {
    ClientMetric sample;
    sample.counter.value = static_cast<double>(value);
    return {name, help, MetricType::Counter, {sample}};
}

template <class Reason, std::size_t N>
MetricFamily by_reason(const char* name, const char* help, const std::array<std::uint64_t, N>& counts) {
    MetricFamily made{name, help, MetricType::Counter, {}};
    for (std::size_t why = 0; why < N; ++why) {
        auto& sample = made.metric.emplace_back();
        sample.label.push_back({"reason", std::string{name_of(static_cast<Reason>(why))}});
        sample.counter.value = static_cast<double>(counts[why]);
    }
    return made;
}

}  // namespace

void add_guard(std::vector<MetricFamily>& to, const http::guard_counters& now) {
    if (!now.guarded) return;
    to.push_back(counter("http_tls_handshakes_total", "TLS connections made", now.handshakes));
    to.push_back(by_reason<http::handshake_failure>(
        "http_tls_handshake_failures_total", "TLS connections that came to nothing", now.handshake_failures));
    to.push_back(by_reason<http::refused_request>(
        "http_requests_refused_total", "Requests without the right user and password", now.refused));
    to.push_back(counter("http_config_reload_failures_total",
                         "Changes of the web configuration that were bad", now.reload_failures));
    to.push_back(gauge("http_config_last_reload_successful",
                       "1 when the web configuration in use is that of the files",
                       now.last_reload_good ? 1 : 0));
    if (now.not_after)
        to.push_back(gauge("http_certificate_not_after_timestamp_seconds",
                           "Until when the certificate that clients are shown is good",
                           static_cast<double>(*now.not_after)));
}

}  // namespace vigie::services
