// Parses the command line and hands over to its verb. Exit codes: 0 ended by a signal or nothing to complain
// of, 1 could not do its work, 2 wrong usage.
#include "agent/options.hpp"
#include "agent/verbs/verbs.hpp"
#include "libs/build_info/build_info.hpp"

#include <fmt/format.h>

#include <exception>

namespace {

using vigie::options;
namespace verbs = vigie::verbs;

int dispatch(const options& asked) {
    switch (asked.to_do) {
        case options::what::run:
            return verbs::run(asked);
        case options::what::check:
            return verbs::check(asked);
        case options::what::explain:
            return verbs::explain(asked);
        case options::what::mappings:
            return verbs::mappings(asked);
        case options::what::schema:
            return verbs::schema(asked);
        case options::what::suggest:
            return verbs::suggest(asked);
        case options::what::help:
            fmt::print("{}", vigie::usage());
            return 0;
        case options::what::version:
            fmt::print("{}\n", vigie::build_info::banner("vigie-agent"));
            return 0;
    }
    return 2;
}

}  // namespace

int main(int count, char** arguments) try {
    const auto parsed = vigie::parse_options({arguments + 1, arguments + count});
    if (const auto* wrong = std::get_if<std::string>(&parsed)) {
        fmt::print(stderr, "vigie-agent: {}\n", *wrong);
        return 2;
    }
    return dispatch(std::get<options>(parsed));
} catch (const std::exception& failed) {
    fmt::print(stderr, "vigie-agent: {}\n", failed.what());
    return 1;
}
