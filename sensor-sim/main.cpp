// sensor-sim: parse the flags, make the feed, connect, play.
#include "libs/log/log.hpp"
#include "sensor-sim/feed/plant_feed.hpp"
#include "sensor-sim/plant/parse.hpp"
#include "sensor-sim/replay/replay_feed.hpp"
#include "sensor-sim/run/options.hpp"
#include "sensor-sim/run/play.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace {

using namespace vigie::sim;

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!in) throw std::runtime_error{path + ": cannot be read"};
    return text;
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

std::unique_ptr<feed> make_plant_feed(const options& o, start_time start) {
    auto parsed = parse_plant(read_file(o.file), o.file);
    if (const auto* wrong = std::get_if<std::vector<complaint>>(&parsed)) {
        std::string text;
        for (const auto& one : *wrong) text += (text.empty() ? "" : "\n") + to_string(one);
        throw std::runtime_error{text};
    }
    auto& whole = std::get<plant>(parsed);
    if (o.seed) whole.seed = *o.seed;
    if (!o.line.empty()) std::erase_if(whole.machines, [&](const machine& m) { return m.line != o.line; });
    if (whole.machines.empty())
        throw std::runtime_error{fmt::format("{}: --line: there is no line '{}'", o.file, o.line)};
    return std::make_unique<plant_feed>(std::move(whole), start, o.rate, o.pace.speed);
}

std::unique_ptr<feed> make_replay_feed(const options& o, start_time start) {
    auto parsed = parse_recording(read_file(o.file), o.file);
    if (const auto* wrong = std::get_if<complaint>(&parsed)) throw std::runtime_error{to_string(*wrong)};
    auto& recorded = std::get<recording>(parsed);
    if (recorded.left_out > 0)
        spdlog::warn("{}: {} rows go back in time and are left out", o.file, recorded.left_out);
    auto chosen = choose_channels(recorded.columns, o.channels);
    if (const auto* wrong = std::get_if<std::string>(&chosen))
        throw std::runtime_error{o.file + ": " + *wrong};
    auto& channels = std::get<std::vector<channel>>(chosen);
    for (const auto& c : channels)
        spdlog::info("column {} is published as {} (scale {:.6g})", recorded.columns[c.column], c.tail,
                     c.scale);
    const auto name = o.machine.substr(o.machine.rfind('/') + 1);
    const identity who{"plant/" + o.machine, nameplate_payload({.name = name, .type = "recording"})};
    return std::make_unique<replay_feed>(std::move(recorded), std::move(channels), who, start);
}

int run(options o) {
    if (!vigie::log::set_up(o.log_level)) {
        std::cerr << "sensor-sim: --log.level: must be debug, info, warn or error\n";
        return 2;
    }
    const auto start =
        o.start.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    const auto source = o.is_replay ? make_replay_feed(o, start) : make_plant_feed(o, start);
    if (o.dry_run) {
        print(*source, o.pace, std::cout);
        return 0;
    }
    if (!o.password_file.empty()) o.broker.who.password = first_line(read_file(o.password_file));
    stop_signal stop;
    fleet machines{source->machines(), o.broker, stop};
    if (machines.connect()) play(*source, machines, o.pace, stop);
    machines.close();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        auto parsed = parse_options({argv + 1, argv + argc});
        if (const auto* text = std::get_if<said>(&parsed)) {
            std::cout << text->text;
            return 0;
        }
        if (const auto* wrong = std::get_if<usage_error>(&parsed)) {
            std::cerr << "sensor-sim: " << wrong->text << "\nTry 'sensor-sim --help'.\n";
            return 2;
        }
        return run(std::get<options>(std::move(parsed)));
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
