// Which rule takes a topic: asked of the router once a topic, and of the cache for every message after that.
#include "perf/micro/rules.hpp"

#include "agent/pipeline/route_cache.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace vigie {
namespace {

constexpr int rule_count = 1'000, topic_count = 10'000;

config::agent rules() {
    std::string yaml;
    for (int i = 0; i < rule_count; ++i) {
        const auto number = std::to_string(i);
        yaml += "{name: r" + number + ", topic: 'plant/{site}/line-" + number +
                "/{machine}/temperature', readings: [" + perf::readings(1) + "]},";
    }
    return perf::load(yaml);
}

/// Spread over all rules, in no order of theirs.
std::vector<std::string> topics() {
    std::vector<std::string> all;
    for (int i = 0; i < topic_count; ++i)
        all.push_back("plant/lyon/line-" + std::to_string(i * 7919 % rule_count) + "/pump-" +
                      std::to_string(i) + "/temperature");
    return all;
}

void match_topic_among_1000_rules(benchmark::State& state) {
    const auto about = rules();
    const map::router router{about.rules};
    const auto asked = topics();
    map::captures found;
    std::size_t next = 0;
    for (auto _ : state) benchmark::DoNotOptimize(router.route(0, asked[next++ % asked.size()], found));
}
BENCHMARK(match_topic_among_1000_rules);

void find_route_of_known_topic(benchmark::State& state) {
    const auto about = rules();
    const map::router router{about.rules};
    const auto asked = topics();
    pipeline::route_cache cache{router, asked.size()};
    for (const auto& topic : asked) cache.to(0, topic);
    std::size_t next = 0;
    for (auto _ : state) benchmark::DoNotOptimize(cache.to(0, asked[next++ % asked.size()]));
}
BENCHMARK(find_route_of_known_topic);

}  // namespace
}  // namespace vigie
