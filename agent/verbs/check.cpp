#include "agent/verbs/configuration.hpp"
#include "agent/verbs/verbs.hpp"

#include <fmt/format.h>

namespace vigie::verbs {

int check(const options& asked) {
    const auto about = load_configuration(asked.config_file);
    if (!about) return 1;
    fmt::print("{}: ok, {} rules, {} descriptions of sensors\n", asked.config_file, about->rules.size(),
               about->sensors.size());
    return 0;
}

}  // namespace vigie::verbs
