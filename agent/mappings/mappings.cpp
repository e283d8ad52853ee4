#include "agent/mappings/mappings.hpp"

#include <algorithm>

namespace vigie::mappings {

const ready_made* find(std::string_view name) noexcept {
    const auto found = std::ranges::find(all(), name, &ready_made::name);
    return found == all().end() ? nullptr : &*found;
}

std::string_view summary_of(const ready_made& which) noexcept {
    auto line = which.yaml.substr(0, which.yaml.find('\n'));
    line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
    return line;
}

}  // namespace vigie::mappings
