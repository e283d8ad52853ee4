#include "agent/configuration.hpp"
#include "agent/verbs/replay.hpp"
#include "agent/verbs/verbs.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <system_error>

namespace vigie::verbs {
namespace {

std::optional<std::size_t> find_broker(const config::agent& about, const std::string& name) {
    if (name.empty()) return 0;
    std::vector<std::string_view> names;
    for (const auto& each : about.brokers) names.push_back(each.name);
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    fmt::print(stderr, "--broker {}: {}\n", name, yaml::suggestion(name, names));
    return std::nullopt;
}

}  // namespace

int explain(const options& asked) {
    auto loaded = load_configuration(asked.config_file);
    if (const auto* wrong = std::get_if<faults>(&loaded)) {
        for (const auto& line : *wrong) fmt::print(stderr, "{}\n", line);
        return 1;
    }
    auto& about = std::get<config::agent>(loaded);
    add_own_rules(about);
    const auto broker = find_broker(about, asked.broker);
    if (!broker) return 1;
    std::ios::sync_with_stdio(false);
    std::ifstream file;
    if (asked.input != "-") {
        file.open(asked.input, std::ios::binary);
        if (!file.is_open()) {
            fmt::print(stderr, "{}: cannot be read: {}\n", asked.input,
                       std::generic_category().message(errno));
            return 1;
        }
    }
    return replay(std::move(about), *broker, asked.input == "-" ? std::cin : file, std::cout, std::cerr) ? 0
                                                                                                         : 1;
}

}  // namespace vigie::verbs
