// Parses the command line and does what it says. Exit codes: 0 ended by a signal or nothing to complain of, 1
// could not do its work, 2 wrong usage.
#include "agent/configuration.hpp"
#include "agent/options.hpp"
#include "agent/verbs/run.hpp"
#include "libs/build_info/build_info.hpp"

#include <fmt/format.h>

#include <exception>

namespace {

using vigie::options;

int check(const std::string& file) {
    const auto loaded = vigie::load_configuration(file);
    if (const auto* wrong = std::get_if<vigie::faults>(&loaded)) {
        for (const auto& line : *wrong) fmt::print(stderr, "{}\n", line);
        return 1;
    }
    const auto& about = std::get<vigie::config::agent>(loaded);
    fmt::print("{}: ok, {} rules, {} descriptions of sensors\n", file, about.rules.size(),
               about.sensors.size());
    return 0;
}

}  // namespace

int main(int count, char** arguments) try {
    const auto parsed = vigie::parse_options({arguments + 1, arguments + count});
    if (const auto* wrong = std::get_if<std::string>(&parsed)) {
        fmt::print(stderr, "vigie-agent: {}\n", *wrong);
        return 2;
    }
    const auto& asked = std::get<options>(parsed);
    switch (asked.to_do) {
        case options::what::help:
            fmt::print("{}", vigie::usage());
            return 0;
        case options::what::version:
            fmt::print("{}\n", vigie::build_info::banner("vigie-agent"));
            return 0;
        case options::what::check:
            return check(asked.config_file);
        case options::what::run:
            return vigie::verbs::run(asked);
    }
    return 2;
} catch (const std::exception& failed) {
    fmt::print(stderr, "vigie-agent: {}\n", failed.what());
    return 1;
}
