#include "sensor-sim/run/options.hpp"

#include "libs/build_info/build_info.hpp"
#include "sensor-sim/plant/text.hpp"

#include <fmt/format.h>
#include <boost/program_options.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <stdexcept>

namespace vigie::sim {
namespace {

namespace po = boost::program_options;

constexpr std::string_view usage =
    R"(sensor-sim publishes the sensors of a simulated plant, or a recorded run, over MQTT.

  sensor-sim PLANT.yaml [flags]
  sensor-sim replay FILE.csv --machine SITE/LINE/NAME [flags]

)";

po::options_description flags_of_both() {
    po::options_description d{"Flags"};
    auto add = d.add_options();
    add("broker", po::value<std::string>()->default_value("mqtt://127.0.0.1:1883"),
        "mqtt://HOST[:PORT] or mqtts://");
    add("username", po::value<std::string>()->default_value(""), "user at the broker");
    add("password-file", po::value<std::string>()->default_value(""),
        "file whose first line is the password");
    add("ca-file", po::value<std::string>()->default_value(""),
        "mqtts: certificates to trust (PEM); else the system's");
    add("speed", po::value<std::string>()->default_value("1"), "plant seconds in a second of wall time");
    add("start", po::value<std::string>(), "plant time at the start, RFC 3339; else the wall clock's");
    add("duration", po::value<std::string>(), "stop after this much plant time: 30m, 7h, 2d");
    add("dry-run", "print 'topic payload' lines as fast as possible instead of publishing");
    add("log.level", po::value<std::string>()->default_value("info"), "debug, info, warn, error");
    add("version", "print the version");
    add("help", "print this");
    return d;
}

po::options_description flags_of_plant() {
    po::options_description d{"Flags of a simulated plant"};
    auto add = d.add_options();
    add("seed", po::value<std::string>(), "seed of the noise, in place of the file's");
    add("line", po::value<std::string>()->default_value(""), "publish only the machines of this line");
    add("rate", po::value<std::string>(),
        "load: messages a second of wall time in all, whatever the sampling");
    return d;
}

po::options_description flags_of_replay() {
    po::options_description d{"Flags of replay"};
    auto add = d.add_options();
    add("machine", po::value<std::string>(), "SITE/LINE/NAME to publish as");
    add("map", po::value<std::vector<std::string>>(),
        "COLUMN=QUANTITY/SENSOR[/AXIS][*SCALE]; may be repeated, then only these columns");
    add("quantity", po::value<std::string>(), "topic quantity of all columns; numbers in g then stay in g");
    add("sensor", po::value<std::string>()->default_value("bearing"), "topic sensor of vibration columns");
    add("frequency", po::value<std::string>()->default_value("100"),
        "Hz at which acceleration in g becomes velocity in mm/s");
    return d;
}

[[noreturn]] void refuse(const std::string& what) {
    throw std::invalid_argument{what};
}

double number(const po::variables_map& v, const char* flag, double least, double most) {
    const auto& text = v[flag].as<std::string>();
    const auto value = parse_number(text);
    if (!value || *value < least || *value > most)
        refuse(fmt::format("--{}: '{}' must be a number from {} to {}", flag, text, least, most));
    return *value;
}

std::string level(const po::variables_map& v, const char* flag) {
    const auto& text = v[flag].as<std::string>();
    if (!is_topic_level(text))
        refuse(fmt::format("--{}: '{}' must be 1 to 64 of A-Z a-z 0-9 . _ -", flag, text));
    return text;
}

void read_both(const po::variables_map& v, options& o) {
    const auto at = mqtt_client::parse_url(v["broker"].as<std::string>());
    if (!at) refuse("--broker: " + at.error());
    o.broker.at = *at;
    o.broker.who.tls = at->tls;
    o.broker.who.username = v["username"].as<std::string>();
    o.broker.who.ca_file = v["ca-file"].as<std::string>();
    o.password_file = v["password-file"].as<std::string>();
    o.pace.speed = number(v, "speed", 1e-3, 1e7);
    if (v.count("start") > 0) {
        o.start = parse_rfc3339(v["start"].as<std::string>());
        if (!o.start) refuse("--start: must be like 2026-01-05T06:00:00Z");
    }
    if (v.count("duration") > 0) {
        const auto duration = parse_duration(v["duration"].as<std::string>());
        if (!duration || duration->count() == 0) refuse("--duration: must be like 30m, 7h or 2d, and over 0");
        o.pace.duration = *duration;
    }
    o.dry_run = v.count("dry-run") > 0;
    o.log_level = v["log.level"].as<std::string>();
}

void read_plant(const po::variables_map& v, options& o) {
    if (v.count("seed") > 0) o.seed = static_cast<std::uint64_t>(number(v, "seed", 0, 9e15));
    if (v.count("rate") > 0) o.rate = number(v, "rate", 1e-3, 1e6);
    o.line = v["line"].as<std::string>();
}

void read_replay(const po::variables_map& v, options& o) {
    if (v.count("machine") == 0) refuse("replay needs --machine SITE/LINE/NAME");
    o.machine = v["machine"].as<std::string>();
    std::string_view rest = o.machine;
    for (int levels = 1; levels <= 3; ++levels) {
        const auto slash = rest.find('/');
        if (!is_topic_level(rest.substr(0, slash)) || (slash == std::string_view::npos) != (levels == 3))
            refuse(
                fmt::format("--machine: '{}' must be SITE/LINE/NAME, such as lyon/press/pump-1", o.machine));
        if (slash != std::string_view::npos) rest.remove_prefix(slash + 1);
    }
    if (v.count("map") > 0)
        for (const auto& text : v["map"].as<std::vector<std::string>>()) {
            const auto map = parse_mapping(text);
            if (!map) refuse(fmt::format("--map: '{}' must be like h_rms=vibration/drive-end/x*1.5", text));
            o.channels.maps.push_back(*map);
        }
    if (v.count("quantity") > 0) o.channels.quantity = level(v, "quantity");
    o.channels.sensor = level(v, "sensor");
    o.channels.frequency_hz = number(v, "frequency", 0.1, 1e6);
}

std::variant<options, said, usage_error> parse(std::vector<std::string> arguments) {
    options o;
    o.is_replay = !arguments.empty() && arguments[0] == "replay";
    if (o.is_replay) arguments.erase(arguments.begin());

    po::options_description visible;
    visible.add(flags_of_both()).add(o.is_replay ? flags_of_replay() : flags_of_plant());
    po::options_description all;
    all.add(visible).add_options()("file", po::value<std::vector<std::string>>());
    po::positional_options_description places;
    places.add("file", -1);
    po::variables_map v;
    constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser{arguments}.options(all).positional(places).style(style).run(), v);

    if (v.count("version") > 0) return said{build_info::banner("sensor-sim") + '\n'};
    if (v.count("help") > 0) {
        std::ostringstream text;
        text << usage << flags_of_both() << '\n' << flags_of_plant() << '\n' << flags_of_replay();
        return said{text.str()};
    }
    if (v.count("file") == 0)
        refuse(o.is_replay ? "replay needs a FILE.csv" : "needs a PLANT.yaml, or replay FILE.csv");
    const auto& files = v["file"].as<std::vector<std::string>>();
    if (files.size() > 1) refuse(fmt::format("one file at a time, not also '{}'", files[1]));
    o.file = files[0];
    read_both(v, o);
    o.is_replay ? read_replay(v, o) : read_plant(v, o);
    return o;
}

}  // namespace

std::variant<options, said, usage_error> parse_options(const std::vector<std::string>& arguments) {
    try {
        return parse(arguments);
    } catch (const std::exception& e) {  // Boost's and our own
        return usage_error{e.what()};
    }
}

}  // namespace vigie::sim
