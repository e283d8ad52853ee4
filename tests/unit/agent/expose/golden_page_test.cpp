// The whole metrics page of a small plant, pinned in tests/fixtures/metrics.golden.txt. After a wanted change
// write it anew with VIGIE_WRITE_GOLDEN=1 and read the difference.
#include "agent/expose/condition_writer.hpp"
#include "agent/expose/machine_writer.hpp"
#include "agent/expose/own_metrics.hpp"
#include "agent/pipeline/pipeline.hpp"
#include "agent/store/page_writer.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

namespace vigie::expose {
namespace {

using namespace std::chrono_literals;
using source = config::label::source;

timestamp at(std::chrono::seconds since_epoch) {
    return timestamp{since_epoch};
}

config::agent small_plant() {
    config::agent about;
    about.clock = config::clock_source::payload;
    config::rule vibration;
    vibration.name = "vibration";
    vibration.topic = "plant/{site}/{line}/{machine}/vibration/{sensor}";
    vibration.time = config::payload_time{decode::pattern::of("/ts")};
    config::reading reading;
    reading.metric = "plant_vibration_velocity_meters_per_second";
    reading.help = "Vibration velocity, RMS";
    reading.value = decode::pattern::of("/value");
    reading.scale = 0.001;
    for (const auto* name : {"line", "machine", "sensor", "site"})
        reading.labels.push_back({name, source::capture, name});
    vibration.readings = {reading};
    about.rules = {vibration};
    config::sensor sensor;
    sensor.metric = reading.metric;
    sensor.quantity = "Vibration velocity";
    sensor.unit = "mm/s";
    sensor.display_factor = 1000;
    sensor.limits.warning = 0.0028;
    sensor.limits.critical = 0.0045;
    sensor.hold = 60s;
    sensor.crossing = config::trend{};
    sensor.range = config::range{0, 0.1};
    sensor.stuck_after = 1h;
    about.sensors = {sensor};
    about.inventory = {{0, 0, {{"line", "press"}, {"machine", "fan"}, {"sensor", "de"}, {"site", "lyon"}}}};
    return about;
}

std::string page() {
    const auto about = small_plant();
    pipeline::pipeline flow{about};
    const auto start = 1'700'000'000s;
    for (auto since = 0s; since <= 180s; since += 20s) {
        flow.sweep(at(start + since));
        for (const auto* machine : {"pump-1", "press-\"2\""}) {
            const auto when = at(start + since);
            const auto topic = std::string{"plant/lyon/press/"} + machine + "/vibration/de";
            const auto payload = "{\"value\":" + std::string{machine[1] == 'u' ? "5.25" : "1.5"} +
                                 ",\"ts\":" + std::to_string(when.time_since_epoch().count()) + "}";
            flow.take({topic, payload, when, 1, false});
        }
    }
    flow.take({"plant/lyon/press/pump-1/vibration/de", "{", at(start), 1, false});
    flow.sweep(at(start + 180s));

    std::string out;
    store::page_writer values{flow.series(), flow.now(at(start + 180s))};
    while (values.write(out, 1)) {
    }
    condition_writer judged{flow.sensors()};
    while (judged.write(out, 1)) {
    }
    machine_writer machines{flow.sensors()};
    while (machines.write(out, 1)) {
    }
    own_figures now;
    now.queue = {.received = 21,
                 .dropped = 0,
                 .messages = 0,
                 .bytes = 0,
                 .most_messages = 65'536,
                 .most_bytes = 1 << 26};
    now.brokers = {{.name = "main", .url = "mqtt://127.0.0.1:1883", .connected = true, .connects = 1}};
    now.configuration = {.last_reload_good = true, .good_since_seconds = 1'700'000'000, .hash = 1};
    now.series = flow.series().size();
    now.most_series = 100'000;
    now.window_seconds = 60;
    now.data_clock_seconds = 1'700'000'180;
    now.process = {.cpu_seconds = 0.25, .resident_bytes = 8'388'608, .start_seconds = 1'700'000'000};
    out += own_metrics(now, flow.counted());
    return std::regex_replace(out, std::regex{"vigie_build_info\\{[^}]*\\}"},
                              "vigie_build_info{version=\"\",revision=\"\",build_type=\"\"}");
}

TEST(GoldenPage, IsUnchanged) {
    const std::string file = VIGIE_SOURCE_DIR "/tests/fixtures/metrics.golden.txt";
    const auto rendered = page();
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    if (std::getenv("VIGIE_WRITE_GOLDEN") != nullptr) std::ofstream{file} << rendered;
    std::ifstream in{file};
    std::stringstream golden;
    golden << in.rdbuf();
    EXPECT_EQ(rendered, golden.str());
}

}  // namespace
}  // namespace vigie::expose
