// The series table under the load of samples and of a scrape: 25,000 series with their windows are 100,000
// lines.
#include "agent/expose/gzip.hpp"
#include "agent/store/page_writer.hpp"

#include <benchmark/benchmark.h>
#include <libdeflate.h>

#include <memory>
#include <string>

namespace vigie {
namespace {

using namespace std::chrono_literals;

constexpr int series_count = 25'000;
constexpr std::size_t series_a_slice = 1024, packed_at_once = 262'144;
constexpr timestamp measured{1'700'000'010s}, looked_at{1'700'000'070s};

std::string labels(int number) {
    return R"(line="press",machine="pump-)" + std::to_string(number / 10) + R"(",sensor="s)" +
           std::to_string(number % 10) + R"(",site="lyon")";
}

double value(int number) {
    return static_cast<double>(number * 7919 % 90'000 + 10'000) / 1000.0;
}

struct filled {
    store::series_table table{100'000, {60s, 24h}};
    store::owner_id owner = table.add_owner(100'000);
    store::family_id family = table.add_family(
        {"plant_temperature_celsius", "Temperature", config::metric_type::gauge, true, 300s});

    filled() {
        for (int i = 0; i < series_count; ++i) {
            const auto id = table.find_or_add(family, labels(i), owner)->id;
            for (const int more : {0, 1, 2}) (void)table.add(id, {value(i + more), measured, measured});
        }
    }
    template <class Take>
    void render(std::string& out, Take take) const {
        store::page_writer writer{table, {looked_at, looked_at}};
        while (writer.write(out, series_a_slice)) take(out);
    }
};

std::string whole_page() {
    std::string page;
    filled{}.render(page, [](std::string&) {});
    return page;
}

void store_reading_of_known_series(benchmark::State& state) {
    filled all;
    int number = 0;
    for (auto _ : state) {
        const auto id = static_cast<store::series_id>(number++ * 7919 % series_count);
        benchmark::DoNotOptimize(all.table.add(id, {value(number), measured, measured}));
    }
}
BENCHMARK(store_reading_of_known_series);

void find_series_by_labels(benchmark::State& state) {
    filled all;
    std::vector<std::string> asked;
    for (int i = 0; i < 1'000; ++i) asked.push_back(labels(i * 7919 % series_count));
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(all.table.find_or_add(all.family, asked[next++ % asked.size()], all.owner));
}
BENCHMARK(find_series_by_labels);

void render_100000_lines(benchmark::State& state) {
    const filled all;
    std::string out;
    out.reserve(16'000'000);
    for (auto _ : state) {
        out.clear();
        all.render(out, [](std::string&) {});
        benchmark::DoNotOptimize(out.data());
    }
    state.counters["bytes"] = static_cast<double>(out.size());
}
BENCHMARK(render_100000_lines)->Unit(benchmark::kMillisecond);

void pack_100000_lines(benchmark::State& state) {
    const auto page = whole_page();
    std::string out;
    for (auto _ : state) {
        out.clear();
        expose::gzip_writer writer;
        for (std::size_t at = 0; at < page.size(); at += packed_at_once)
            writer.add(std::string_view{page}.substr(at, packed_at_once), out);
        writer.finish(out);
    }
    state.counters["bytes"] = static_cast<double>(out.size());
}
BENCHMARK(pack_100000_lines)->Unit(benchmark::kMillisecond);

/// What the figure for packing is compared with.
void pack_100000_lines_by_bare_libdeflate(benchmark::State& state) {
    const auto page = whole_page();
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor{
        libdeflate_alloc_compressor(1), libdeflate_free_compressor};
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), page.size()), '\0');
    std::size_t size = 0;
    for (auto _ : state)
        size = libdeflate_gzip_compress(compressor.get(), page.data(), page.size(), out.data(), out.size());
    state.counters["bytes"] = static_cast<double>(size);
}
BENCHMARK(pack_100000_lines_by_bare_libdeflate)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vigie
