#include "agent/configuration.hpp"
#include "agent/verbs/verbs.hpp"

#include <fmt/format.h>

namespace vigie::verbs {

int check(const options& asked) {
    faults warnings;
    const auto loaded = load_configuration(asked.config_file, &warnings);
    if (const auto* wrong = std::get_if<faults>(&loaded)) {
        for (const auto& line : *wrong) fmt::print(stderr, "{}\n", line);
        return 1;
    }
    for (const auto& line : warnings) fmt::print(stderr, "{}\n", line);
    const auto& about = std::get<config::agent>(loaded);
    fmt::print("{}: ok, {} rules, {} descriptions of sensors\n", asked.config_file, about.rules.size(),
               about.sensors.size());
    return 0;
}

}  // namespace vigie::verbs
