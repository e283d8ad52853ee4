#include "services/gateway/upstream_metrics.hpp"

#include <prometheus/metric_family.h>

#include <algorithm>

namespace vigie::services {
namespace {

using namespace prometheus;

MetricFamily family(const char* name, const char* help, MetricType type) {
    return {name, help, type, {}};
}

ClientMetric sample(MetricType type, double value, std::vector<ClientMetric::Label> labels) {
    ClientMetric made;
    made.label = std::move(labels);
    (type == MetricType::Counter ? made.counter.value : made.gauge.value) = value;
    return made;
}

}  // namespace

void show_upstream(metrics& page, const std::string& name, upstream& of, std::shared_ptr<const void> alive) {
    auto& durations = BuildHistogram()
                          .Name("upstream_request_duration_seconds")
                          .Help("Until the answer of a service behind was there or given up")
                          .Register(page.registry())
                          .Add({{"upstream", name}}, duration_buckets);
    of.observe([&durations](std::chrono::duration<double> took) { durations.Observe(took.count()); });
    page.also([name, &of, alive = std::move(alive)](std::vector<MetricFamily>& families) {
        const auto& now = of.count();
        const auto add = [&](const char* metric, const char* help, MetricType type, double value,
                             std::vector<ClientMetric::Label> labels) {
            auto at = std::ranges::find(families, metric, &MetricFamily::name);
            if (at == families.end()) at = families.insert(at, family(metric, help, type));
            labels.insert(labels.begin(), {"upstream", name});
            at->metric.push_back(sample(type, value, std::move(labels)));
        };
        const auto requests = [&](std::string_view outcome, std::uint64_t count) {
            add("upstream_requests_total", "Requests to a service behind, by what became of them",
                MetricType::Counter, static_cast<double>(count), {{"outcome", std::string{outcome}}});
        };
        requests("answered", now.answers);
        for (std::size_t i = 0; i < failure_names.size(); ++i) requests(failure_names[i], now.failures[i]);
        add("upstream_connects_total", "Connections opened to a service behind", MetricType::Counter,
            static_cast<double>(now.connects), {});
        add("upstream_requests_in_flight", "Requests that a service behind is answering", MetricType::Gauge,
            static_cast<double>(now.in_use), {});
        add("upstream_connections_kept", "Connections to a service behind that are kept for later requests",
            MetricType::Gauge, static_cast<double>(now.kept), {});
    });
}

}  // namespace vigie::services
