#include "sensor-sim/plant/parse.hpp"

#include <array>

namespace vigie::sim {

using namespace std::chrono_literals;

profile parse_profile(const YAML::Node& node, complaints& out) {
    static constexpr std::array<std::string_view, 4> known{"cycle", "ramp", "wander", "shifts"};
    static constexpr std::array<std::string_view, 3> shift_keys{"at", "load", "speed"};
    const section s{node, "a profile", known, out};
    profile p{.cycle = s.positive_time("cycle", 24h),
              .ramp = s.time("ramp", 10min),
              .wander = s.number("wander", {0, 50}, 0) / 100};
    for (const auto& entry : s.list("shifts", true)) {
        const section one{entry, "a shift", shift_keys, out};
        p.shifts.push_back({one.time("at", 0s), one.number("load", {0, 150}) / 100,
                            one.number("speed", {0, 150}, 100) / 100});
        if (p.shifts.size() == 1 ? p.shifts[0].at != 0s
                                 : p.shifts.back().at <= p.shifts[p.shifts.size() - 2].at)
            one.wrong("at", "shifts must begin at 0h and ascend");
        if (p.shifts.back().at >= p.cycle)
            one.wrong("at", "lies outside the profile's cycle: lengthen 'cycle'");
    }
    if (p.shifts.empty()) p.shifts.emplace_back();
    return p;
}

}  // namespace vigie::sim
