// What a service shows Prometheus, through prometheus-cpp. Labels are bounded: routes are those of the table,
// methods those of HTTP, codes those that were answered. Known series are there from the start, at 0. One
// thread.
#pragma once

#include "libs/http/server.hpp"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace vigie::services {

/// Seconds. Fine where a service answers by itself, up to what an upstream's timeout allows.
inline const prometheus::Histogram::BucketBoundaries duration_buckets{
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5};

class metrics {
public:
    explicit metrics(std::string_view program);

    /// The series of a route, at 0, for the statuses that alerts look at.
    void expect(std::string_view route);
    void count(const http::exchange&);

    /// The page, in the text format.
    std::string page(const http::counters&);

    /// For what a program shows besides: series that it counts itself, and what is called for every page.
    prometheus::Registry& registry() { return registry_; }
    using adder = std::function<void(std::vector<prometheus::MetricFamily>&)>;
    void also(adder more) { more_.push_back(std::move(more)); }

private:
    using key = std::tuple<std::string_view, std::string_view, unsigned>;  // route, method, status

    prometheus::Counter& requests(std::string_view route, std::string_view method, unsigned status);
    prometheus::Histogram& durations(std::string_view route);

    prometheus::Registry registry_;
    prometheus::Family<prometheus::Counter>& requests_;
    prometheus::Family<prometheus::Histogram>& durations_;
    std::set<std::string, std::less<>> routes_;  ///< what the keys refer to
    std::map<key, prometheus::Counter*> known_requests_;
    std::map<std::string, prometheus::Histogram*, std::less<>> known_durations_;
    prometheus::Gauge& in_flight_;
    prometheus::Gauge& connections_;
    prometheus::Counter& refused_;
    prometheus::Counter& client_errors_;
    prometheus::Counter& cpu_;
    prometheus::Gauge& resident_;
    prometheus::Gauge& started_;
    std::vector<adder> more_;
};

}  // namespace vigie::services
