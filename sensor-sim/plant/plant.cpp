#include "sensor-sim/plant/plant.hpp"

#include <array>

namespace vigie::sim {

std::string_view name_of(quantity what) noexcept {
    constexpr std::array<std::string_view, 6> names{"vibration", "temperature", "current",
                                                    "pressure",  "speed",       "load"};
    return names[static_cast<std::size_t>(what)];
}

bool names(std::string_view target, std::string_view tail) noexcept {
    if (target.empty()) return true;
    return tail.starts_with(target) && (tail.size() == target.size() || tail[target.size()] == '/');
}

}  // namespace vigie::sim
