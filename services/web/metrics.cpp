#include "services/web/metrics.hpp"

#include "libs/build_info/build_info.hpp"
#include "libs/process/process.hpp"
#include "services/web/guard_metrics.hpp"

#include <prometheus/text_serializer.h>

#include <algorithm>
#include <array>

namespace vigie::services {
namespace {

using namespace prometheus;

Counter& counter(Registry& in, const char* name, const char* help) {
    return BuildCounter().Name(name).Help(help).Register(in).Add({});
}

Gauge& gauge(Registry& in, const char* name, const char* help) {
    return BuildGauge().Name(name).Help(help).Register(in).Add({});
}

/// A counter that somebody else counts.
void set(Counter& shown, double value) {
    shown.Increment(value - shown.Value());
}

std::string_view known(std::string_view method) {
    constexpr std::array<std::string_view, 7> methods{"GET",    "HEAD",  "POST",   "PUT",
                                                      "DELETE", "PATCH", "OPTIONS"};
    const auto found = std::ranges::find(methods, method);
    return found == methods.end() ? "other" : *found;
}

}  // namespace

metrics::metrics(std::string_view program)
    : requests_(
          BuildCounter()
              .Name("http_requests_total")
              .Help("HTTP requests answered, by the route's path; without one: there is no such page, or "
                    "the request could not be read")
              .Register(registry_)),
      durations_(BuildHistogram()
                     .Name("http_request_duration_seconds")
                     .Help("From the first byte of a request until its answer was written")
                     .Register(registry_)),
      in_flight_(gauge(registry_, "http_requests_in_flight", "Requests that are being answered")),
      connections_(gauge(registry_, "http_connections", "Open connections")),
      refused_(counter(registry_, "http_connections_refused_total", "Connections beyond the limit")),
      client_errors_(counter(registry_, "http_client_errors_total",
                             "Requests that were malformed, too large or too slow")),
      cpu_(counter(registry_, "process_cpu_seconds_total", "User and system CPU time spent")),
      resident_(gauge(registry_, "process_resident_memory_bytes", "Resident memory")),
      started_(gauge(registry_, "process_start_time_seconds", "Start time since the epoch")) {
    BuildGauge()
        .Name("app_build_info")
        .Help("Which build this is")
        .Register(registry_)
        .Add({{"program", std::string{program}},
              {"version", std::string{build_info::version}},
              {"revision", std::string{build_info::revision}}})
        .Set(1);
    started_.Set(process::read().start_seconds);
}

void metrics::expect(std::string_view route) {
    for (const unsigned status : {200u, 400u, 500u, 502u, 504u}) requests(route, "GET", status);
    durations(route);
}

void metrics::count(const http::exchange& over) {
    requests(over.route, known(over.asked.method), over.status).Increment();
    durations(over.route).Observe(std::chrono::duration<double>(over.took).count());
}

Counter& metrics::requests(std::string_view route, std::string_view method, unsigned status) {
    const auto found = known_requests_.find(key{route, method, status});
    if (found != known_requests_.end()) return *found->second;
    auto& made = requests_.Add(
        {{"route", std::string{route}}, {"method", std::string{method}}, {"code", std::to_string(status)}});
    known_requests_.emplace(key{*routes_.emplace(route).first, method, status}, &made);
    return made;
}

Histogram& metrics::durations(std::string_view route) {
    const auto found = known_durations_.find(route);
    if (found != known_durations_.end()) return *found->second;
    auto& made = durations_.Add({{"route", std::string{route}}}, duration_buckets);
    known_durations_.emplace(route, &made);
    return made;
}

std::string metrics::page(const http::counters& now) {
    const auto itself = process::read();
    in_flight_.Set(static_cast<double>(now.in_flight));
    connections_.Set(static_cast<double>(now.connections));
    set(refused_, static_cast<double>(now.connections_refused));
    set(client_errors_, static_cast<double>(now.client_errors));
    set(cpu_, itself.cpu_seconds);
    resident_.Set(itself.resident_bytes);
    auto families = registry_.Collect();
    for (const auto& add : more_) add(families);
    add_guard(families, now.guard);
    return TextSerializer{}.Serialize(families);
}

}  // namespace vigie::services
