#include "agent/options.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <array>
#include <sstream>

namespace vigie {
namespace {

namespace po = boost::program_options;

po::options_description flags() {
    po::options_description all{"Flags"};
    all.add_options()  //
        ("config.file", po::value<std::string>(),
         "YAML file that says what to subscribe to and how to read it")(
            "web.listen-address", po::value<std::string>()->default_value(":9469"),
            "where /metrics is served: address:port, :port for all addresses")(
            "web.enable-lifecycle", po::bool_switch(), "POST /-/reload reads the configuration again")(
            "log.level", po::value<std::string>()->default_value("info"), "debug, info, warn or error")(
            "help", "print this")("version", "print version, commit and build type");
    return all;
}

constexpr std::array<std::string_view, 4> levels{"debug", "info", "warn", "error"};

}  // namespace

std::string usage() {
    std::ostringstream text;
    text << "Usage: vigie-agent --config.file FILE [flags]\n"
            "       vigie-agent check FILE       reads the file and says what is wrong with it\n\n"
         << flags();
    return text.str();
}

std::variant<options, std::string> parse_options(const std::vector<std::string>& arguments) try {
    options asked;
    if (!arguments.empty() && arguments.front() == "check") {
        if (arguments.size() != 2) return "check wants one file: vigie-agent check FILE";
        asked.to_do = options::what::check;
        asked.config_file = arguments[1];
        return asked;
    }
    po::variables_map found;
    po::positional_options_description none;
    po::store(po::command_line_parser(arguments).options(flags()).positional(none).run(), found);
    if (found.count("help") != 0) asked.to_do = options::what::help;
    if (found.count("version") != 0) asked.to_do = options::what::version;
    asked.listen_address = found["web.listen-address"].as<std::string>();
    asked.lifecycle = found["web.enable-lifecycle"].as<bool>();
    asked.log_level = found["log.level"].as<std::string>();
    if (std::find(levels.begin(), levels.end(), asked.log_level) == levels.end())
        return "--log.level " + asked.log_level + " is not a level: debug, info, warn or error";
    if (asked.to_do != options::what::run) return asked;
    if (found.count("config.file") == 0) return "which configuration? Give --config.file FILE";
    asked.config_file = found["config.file"].as<std::string>();
    return asked;
} catch (const po::error& wrong) {
    return std::string{wrong.what()} + "; vigie-agent --help lists the flags";
}

}  // namespace vigie
