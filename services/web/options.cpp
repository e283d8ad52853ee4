#include "services/web/options.hpp"

#include "libs/build_info/build_info.hpp"

#include <boost/program_options.hpp>

#include <sstream>

namespace vigie::services {
namespace po = boost::program_options;

std::variant<options, said> parse_options(std::string_view program, const char* listen_address,
                                          const std::vector<flag>& own,
                                          const std::vector<std::string>& arguments) try {
    std::vector<flag> all{
        {"web.listen-address", listen_address, "address:port, :port for all addresses"},
        {"web.config.file", "", "TLS, users and headers, in the format of Prometheus' exporter-toolkit"},
        {"log.level", "info", "debug (every request), info, warn or error"}};
    all.insert(all.end(), own.begin(), own.end());
    po::options_description described{"Flags of " + std::string{program}};
    for (const auto& each : all)
        described.add_options()(each.name, po::value<std::string>()->default_value(each.fallback), each.help);
    described.add_options()("help", "print this")("version", "print version, commit and build type");

    po::variables_map found;
    const po::positional_options_description none;
    po::store(po::command_line_parser(arguments).options(described).positional(none).run(), found);
    if (found.count("help") != 0) {
        std::ostringstream text;
        text << described;
        return said{text.str(), 0};
    }
    if (found.count("version") != 0) return said{build_info::banner(program) + "\n", 0};
    options values;
    for (const auto& each : all) values[each.name] = found[each.name].as<std::string>();
    return values;
} catch (const po::error& wrong) {
    return said{std::string{program} + ": " + wrong.what() + "; --help lists the flags\n", 2};
}

}  // namespace vigie::services
