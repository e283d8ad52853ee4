// A message that has come before, room by room and on its whole way: decode, map, and route, decode, map,
// store.
#include "perf/micro/rules.hpp"

#include "agent/map/router.hpp"
#include "agent/pipeline/pipeline.hpp"

#include <benchmark/benchmark.h>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr timestamp arrival{1'700'000'000s};

std::string_view payload_of(std::size_t fields) {
    return fields == 1 ? perf::one_value : perf::ten_fields;
}

void decode_json(benchmark::State& state, std::size_t fields) {
    const decode::recipe json;
    decode::document document;
    for (auto _ : state) {
        const auto decoded = decode::read(payload_of(fields), json, {}, document);
        if (!decoded) return state.SkipWithError("the payload was refused");
    }
}
BENCHMARK_CAPTURE(decode_json, of_one_value, 1u);
BENCHMARK_CAPTURE(decode_json, of_ten_fields, 10u);

void map_json(benchmark::State& state, std::size_t fields) {
    const auto about = perf::one_rule(fields);
    const map::router router{about.rules};
    const auto& rule = router.at(0);
    decode::document document;
    if (!decode::read(payload_of(fields), rule.about().payload, {}, document))
        return state.SkipWithError("the payload was refused");
    map::captures captured;
    map::label_list labels;
    std::string block;
    rule.topic().match("perf/17", captured);
    for (auto _ : state) {
        for (std::size_t i = 0; i < rule.readings(); ++i)
            rule.values(i, document, [&](const map::found& where) {
                benchmark::DoNotOptimize(rule.time(where, arrival));
                benchmark::DoNotOptimize(rule.value(i, where));
                if (!rule.labels(i, captured, where, about.bounds.label_bytes, labels)) return false;
                block.clear();
                map::render(labels.items, block);
                return true;
            });
        benchmark::DoNotOptimize(block.data());
    }
}
BENCHMARK_CAPTURE(map_json, of_one_value_with_its_labels, 1u);
BENCHMARK_CAPTURE(map_json, of_ten_fields_with_their_labels, 10u);

void take_message(benchmark::State& state, std::size_t fields) {
    const auto about = perf::one_rule(fields);
    pipeline::pipeline flow{about};
    std::vector<std::string> topics;
    for (int i = 0; i < 1'000; ++i) topics.push_back("perf/" + std::to_string(i));
    std::size_t next = 0;
    const auto one = [&] {
        flow.take({topics[next++ % topics.size()], payload_of(fields), arrival, 1, false});
    };
    while (next < topics.size()) one();
    for (auto _ : state) one();
    if (flow.counted().messages_rejected() > 0) state.SkipWithError("a message was rejected");
}
BENCHMARK_CAPTURE(take_message, of_one_value, 1u);
BENCHMARK_CAPTURE(take_message, of_ten_fields, 10u);

}  // namespace
}  // namespace vigie
