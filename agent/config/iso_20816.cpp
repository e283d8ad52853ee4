#include "agent/config/iso_20816.hpp"

namespace vigie::config {

namespace {

struct row {
    int group;
    std::string_view support;
    zone_boundaries zones;
};

constexpr row table[] = {
    {1, "rigid", {4.5, 7.1}},
    {1, "flexible", {7.1, 11.0}},
    {2, "rigid", {2.8, 4.5}},
    {2, "flexible", {4.5, 7.1}},
};

}  // namespace

std::optional<zone_boundaries> iso_20816_3(int group, std::string_view support) noexcept {
    for (const auto& each : table)
        if (each.group == group && each.support == support) return each.zones;
    return std::nullopt;
}

}  // namespace vigie::config
