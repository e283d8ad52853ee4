// What judging costs: a sample of a sensor with limits, and one that its machine's judgement takes as well.
#include "agent/condition/sensors.hpp"
#include "agent/config/judgement_profiles.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr int machines = 625;  // of 16 indicators: 10,000 series

std::vector<config::sensor> limits() {
    config::sensor about;
    about.metric = "rms";
    about.limits.critical = 50;
    return {about};
}

std::vector<config::machine> watched() {
    config::machine about;
    about.how = config::profile_of(config::machine_kind::bearing);
    about.indicators.push_back(
        {{"rms", {}, {}, {}},
         config::indicator_of(config::machine_kind::bearing, config::quantity::acceleration_rms),
         "axis"});
    return {about};
}

void judge_sample(benchmark::State& state, bool as_a_whole) {
    const auto known = limits();
    const auto by = as_a_whole ? watched() : std::vector<config::machine>{};
    condition::sensors all{known, by};
    std::vector<condition::sensor_id> ids;
    for (int number = 0; number < 16 * machines; ++number) {
        const auto axis = std::to_string(number % 4), sensor = std::to_string(number % 16),
                   machine = std::to_string(number / 16);
        const map::label_value labels[] = {{"axis", axis}, {"machine", machine}, {"sensor", sensor}};
        ids.push_back(all.add("rms", labels));
    }
    timestamp at{1'700'000'000s};
    std::size_t next = 0, rounds = 0;
    const auto one = [&] {
        const double value = 2 + 0.1 * static_cast<double>((next * 7919 + rounds * 104'729) % 97) / 97;
        all.sample(ids[next], value, at, at, true);
        if (++next < ids.size()) return;
        next = 0;
        ++rounds;
        at += 10min;
    };
    while (rounds < 150) one();  // all are learned
    for (auto _ : state) one();
}
BENCHMARK_CAPTURE(judge_sample, by_its_limits, false);
BENCHMARK_CAPTURE(judge_sample, and_with_its_machine, true);

}  // namespace
}  // namespace vigie
