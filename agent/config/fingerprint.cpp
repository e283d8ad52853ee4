#include "agent/config/fingerprint.hpp"

#include <limits>

namespace vigie::config {

std::uint64_t fingerprint_of(const rule& of, std::string_view metric) {
    fingerprint made;
    for (const auto& about : of.readings) {
        if (about.metric != metric) continue;
        made.add(about.value.text()).add(about.scale).add(about.offset);
        for (const auto& [raw, real] : about.calibration) made.add(raw).add(real);
        for (const auto& each : about.states)
            made.add(each.text).add(each.value.value_or(std::numeric_limits<double>::infinity()));
    }
    return made.value();
}

}  // namespace vigie::config
