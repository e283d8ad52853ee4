#include "agent/mappings/mappings.hpp"

#include "agent/verbs/verbs.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <vector>

namespace vigie::verbs {
namespace {

int print(const std::string& name) {
    if (const auto* found = vigie::mappings::find(name)) {
        fmt::print("{}", found->yaml);
        return 0;
    }
    std::vector<std::string_view> known;
    for (const auto& each : vigie::mappings::all()) known.push_back(each.name);
    fmt::print(stderr, "there is no ready-made '{}': {}\n", name, yaml::suggestion(name, known));
    return 1;
}

}  // namespace

int mappings(const options& asked) {
    if (!asked.name.empty()) return print(asked.name);
    for (const auto& each : vigie::mappings::all())
        fmt::print("{:<18} {}\n", each.name, vigie::mappings::summary_of(each));
    return 0;
}

}  // namespace vigie::verbs
