// A window of 2,560 samples → all its indicators: of numbers that are decoded already, and as a message of
// base64 on its whole way.
#include "perf/micro/rules.hpp"

#include "agent/pipeline/pipeline.hpp"
#include "agent/waveform/analysis.hpp"

#include <benchmark/benchmark.h>
#include <openssl/evp.h>

#include <cmath>
#include <random>

namespace vigie {
namespace {

constexpr std::size_t samples = 2'560;

constexpr std::string_view rule =
    "{name: bench, topic: 'perf/{sensor}', waveforms: [{at: /w, type: i16, endian: little, encoding: base64, "
    "unit: g, "
    "scale: 0.002, rate: 25600, bands: {low: [10, 1000], middle: [1000, 5000], high: [5000, 12800]}, "
    "envelope: [500, "
    "10000], speed: 30, bearing: {balls: 9, ball_diameter: 7.94, pitch_diameter: 39.04}}], readings: "
    "[{metric: plant_rms, "
    "help: r, value: /w/rms}, {metric: plant_defect, help: d, value: '/w/defects/bpfo'}]}";

std::vector<std::int16_t> window() {
    std::mt19937 random{1};
    std::vector<std::int16_t> all;
    for (std::size_t i = 0; i < samples; ++i)
        all.push_back(static_cast<std::int16_t>(500 * std::sin(0.04 * static_cast<double>(i)) +
                                                static_cast<double>(random() % 1'000)));
    return all;
}

void analyse_2560_samples(benchmark::State& state) {
    const auto about = perf::load(std::string{rule});
    const auto raw = window();
    const std::vector<double> numbers(raw.begin(), raw.end());
    waveform::analysis by;
    for (auto _ : state) {
        const auto& made = by.make(about.rules[0].waveforms[0], numbers, {25'600, 30});
        if (!made.of_samples || !(*made.defects)[0]) return state.SkipWithError("the window was refused");
    }
}
BENCHMARK(analyse_2560_samples);

void take_message_of_2560_samples(benchmark::State& state) {
    const auto about = perf::load(std::string{rule});
    const auto raw = window();
    std::string text(4 * (2 * samples + 2) / 3 + 4, '\0');
    text.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                                         reinterpret_cast<const unsigned char*>(raw.data()),
                                                         static_cast<int>(2 * samples))));
    const auto payload = R"({"w":")" + text + R"("})";
    pipeline::pipeline flow{about};
    for (auto _ : state)
        flow.take({"perf/1", payload, timestamp{std::chrono::seconds{1'700'000'000}}, 1, false});
    if (flow.counted().messages_rejected() > 0) state.SkipWithError("a message was rejected");
}
BENCHMARK(take_message_of_2560_samples);

}  // namespace
}  // namespace vigie
