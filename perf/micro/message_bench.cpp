// The whole way of a message that has come before: route, decode, map, store.
#include "agent/pipeline/pipeline.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr timestamp arrival{1'700'000'000s};

config::agent about(std::size_t fields) {
    config::rule rule;
    rule.name = "bench";
    rule.topic = "perf/{sensor}";
    for (std::size_t i = 0; i < fields; ++i) {
        config::reading reading;
        reading.metric = "plant_field_" + std::to_string(i);
        reading.pointer = fields == 1 ? "/value" : "/field_" + std::to_string(i);
        reading.labels = {{"sensor", config::label::source::capture, "sensor"}};
        rule.readings.push_back(reading);
    }
    config::agent made;
    made.rules = {rule};
    return made;
}

void take(benchmark::State& state, std::size_t fields, std::string_view payload) {
    const auto configured = about(fields);
    pipeline::pipeline flow{configured};
    std::vector<std::string> topics;
    for (int i = 0; i < 1'000; ++i) topics.push_back("perf/" + std::to_string(i));
    std::size_t next = 0;
    const auto one = [&] { flow.take({topics[next++ % topics.size()], payload, arrival, 1, false}); };
    while (next < topics.size()) one();
    for (auto _ : state) one();
    if (flow.counted().messages_rejected() > 0) state.SkipWithError("the message was rejected");
}

void take_message_of_one_value(benchmark::State& state) {
    take(state, 1, R"({"value":12.345})");
}
BENCHMARK(take_message_of_one_value);

void take_message_of_ten_fields(benchmark::State& state) {
    take(state, 10,
         R"({"field_0":12.345,"field_1":13.345,"field_2":14.345,"field_3":15.345,"field_4":16.345,)"
         R"("field_5":17.345,"field_6":18.345,"field_7":19.345,"field_8":20.345,"field_9":21.345})");
}
BENCHMARK(take_message_of_ten_fields);

}  // namespace
}  // namespace vigie
