#include "agent/options.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <array>
#include <sstream>

namespace vigie {
namespace {

namespace po = boost::program_options;
using what = options::what;
using text = po::typed_value<std::string>;

constexpr std::array<std::string_view, 4> levels{"debug", "info", "warn", "error"};

/// Most flags belong to several verbs and mean the same there.
struct flag {
    const char* name;
    const char* fallback;  ///< null: none, and then an absent one is empty
    const char* help;
    std::string options::*to;
};

constexpr flag config_file{"config.file", nullptr,
                           "YAML file that says what to subscribe to and how to read it",
                           &options::config_file};
constexpr flag listen_address{"web.listen-address", ":9469",
                              "where /metrics is served: address:port, :port for all addresses",
                              &options::listen_address};
constexpr flag web_config_file{"web.config.file", nullptr,
                               "TLS, users and headers, in the format of Prometheus' exporter-toolkit",
                               &options::web_config_file};
constexpr flag host_name{"host.name", nullptr,
                         "what this host is called: label host of its readings, and the client identifier; "
                         "its own name without it",
                         &options::host_name};
constexpr flag log_level{"log.level", "info", "debug, info, warn or error", &options::log_level};
constexpr flag input{"input", "-", "lines of JSON as mosquitto_sub -F '%j' prints them; - is standard input",
                     &options::input};
constexpr flag broker{"broker", nullptr, "name of the configured broker that the lines come from",
                      &options::broker};

constexpr flag listen_to{
    "broker", nullptr, "broker to listen to, mqtt://host:port; without it lines are read", &options::broker};
constexpr flag seconds{"seconds", "30", "how long to listen", &options::seconds};
constexpr flag topic{"topic", "#", "topic filter to listen to", &options::topic};

struct verb {
    std::string_view name;  ///< empty: running, which needs no word
    what to_do;
    std::string_view arguments;  ///< as in the usage
    std::string_view summary;
    std::vector<flag> flags;
    std::string options::*word = nullptr;  ///< where one word goes that is no flag
    bool word_needed = true;
};

const std::vector<verb>& verbs() {
    static const std::vector<verb> all{
        {"",
         what::run,
         "--config.file FILE",
         "runs the agent",
         {config_file, listen_address, web_config_file, host_name, log_level}},
        {"check",
         what::check,
         "FILE [--web.config.file FILE]",
         "says all that is wrong with FILE, and what looks like a mistake",
         {web_config_file},
         &options::config_file},
        {"explain",
         what::explain,
         "--config.file FILE [--input FILE|-]",
         "says what becomes of each message of a recording",
         {config_file, input, broker}},
        {"suggest",
         what::suggest,
         "--broker mqtt://HOST [--seconds N] [--topic FILTER] | [--input FILE|-]",
         "writes a first configuration for what a broker says, or for a recording",
         {listen_to, seconds, topic, input}},
        {"mappings",
         what::mappings,
         "[NAME]",
         "lists the ready-made mappings that `include:` takes, or prints one",
         {},
         &options::name,
         false},
        {"schema", what::schema, "", "prints the configuration's JSON Schema, for editors", {}},
    };
    return all;
}

po::options_description described(const verb& of) {
    po::options_description all{of.name.empty() ? "Flags" : "Flags of " + std::string{of.name}};
    for (const auto& each : of.flags) {
        auto* value = po::value<std::string>();
        if (each.fallback != nullptr) value->default_value(each.fallback);
        all.add_options()(each.name, value, each.help);
    }
    if (of.to_do == what::run)
        all.add_options()("web.enable-lifecycle", po::bool_switch(),
                          "POST /-/reload reads the configuration again")(
            "config.watch", po::bool_switch(),
            "reads the configuration again when its file, or a password's, is another")("help", "print this")(
            "version", "print version, commit and build type");
    return all;
}

bool takes(const verb& which, const flag& one) {
    return std::ranges::any_of(which.flags, [&](const auto& each) { return each.to == one.to; });
}

std::string fault_of(const verb& which, const options& asked) {
    if (takes(which, log_level) && std::ranges::find(levels, asked.log_level) == levels.end())
        return "--log.level " + asked.log_level + " is not a level: debug, info, warn or error";
    if (takes(which, config_file) && asked.config_file.empty())
        return "which configuration? Give --config.file FILE";
    if (asked.host_name.find_first_of("/+#{}") != asked.host_name.npos)
        return "--host.name " + asked.host_name +
               " becomes a level of topics, which holds no '/', '+', '#', '{' or '}'";
    if (takes(which, seconds)) {
        const bool digits = !asked.seconds.empty() && asked.seconds.size() <= 5 &&
                            asked.seconds.find_first_not_of("0123456789") == asked.seconds.npos;
        const int count = digits ? std::stoi(asked.seconds) : 0;
        if (count < 1 || count > 86'400)
            return "--seconds " + asked.seconds + ": a whole number from 1 to 86400";
    }
    return {};
}

std::variant<options, std::string> parse(const verb& which, std::vector<std::string> arguments) {
    options asked;
    asked.to_do = which.to_do;
    if (which.word != nullptr) {
        const bool there = !arguments.empty() && !arguments.front().starts_with('-');
        if ((!there && (which.word_needed || !arguments.empty())) ||
            (arguments.size() > 1 && which.flags.empty()))
            return "wanted is vigie-agent " + std::string{which.name} + ' ' + std::string{which.arguments};
        if (!there) return asked;
        asked.*which.word = arguments.front();
        arguments.erase(arguments.begin());
    }
    po::variables_map found;
    const po::positional_options_description none;
    const auto known = described(which);
    po::store(po::command_line_parser(arguments).options(known).positional(none).run(), found);
    if (found.count("help") != 0) asked.to_do = what::help;
    if (found.count("version") != 0) asked.to_do = what::version;
    for (const auto& each : which.flags)
        if (found.count(each.name) != 0) asked.*each.to = found[each.name].as<std::string>();
    asked.lifecycle = found.count("web.enable-lifecycle") != 0 && found["web.enable-lifecycle"].as<bool>();
    asked.watch_files = found.count("config.watch") != 0 && found["config.watch"].as<bool>();
    if (asked.to_do != which.to_do) return asked;
    if (auto fault = fault_of(which, asked); !fault.empty()) return fault;
    return asked;
}

}  // namespace

std::string usage() {
    std::ostringstream out;
    out << "Usage:\n";
    for (const auto& each : verbs())
        out << "  vigie-agent " << each.name << (each.name.empty() ? "" : " ") << each.arguments << "\n      "
            << each.summary << "\n";
    for (const auto& each : verbs())
        if (!each.flags.empty()) out << '\n' << described(each);
    return out.str();
}

std::variant<options, std::string> parse_options(const std::vector<std::string>& arguments) try {
    const auto& all = verbs();
    const auto first = arguments.empty() ? std::string_view{} : std::string_view{arguments.front()};
    const auto named =
        std::ranges::find_if(all, [&](const auto& each) { return !each.name.empty() && each.name == first; });
    if (named == all.end()) return parse(all.front(), arguments);
    return parse(*named, {arguments.begin() + 1, arguments.end()});
} catch (const po::error& wrong) {
    return std::string{wrong.what()} + "; vigie-agent --help lists the flags";
}

}  // namespace vigie
