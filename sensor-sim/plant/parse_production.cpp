#include "sensor-sim/plant/parse.hpp"

#include <array>

namespace vigie::sim {

using namespace std::chrono_literals;

production parse_production(const YAML::Node& node, plant_time sampling, complaints& out) {
    static constexpr std::array<std::string_view, 5> known{"cycle", "scrap", "stop_every", "stop_for",
                                                           "sampling"};
    const section s{node, "production", known, out};
    if (!s.has("cycle")) s.wrong("cycle", "is needed: the planned time for one part");
    production p{.cycle = s.positive_time("cycle", 1s),
                 .scrap = s.number("scrap", {0, 100}, 0) / 100,
                 .stop_every = s.time("stop_every", 0s),
                 .stop_for = s.time("stop_for", 0s),
                 .sampling = s.positive_time("sampling", sampling)};
    if (p.stop_for > 0s && p.stop_for >= p.stop_every)
        s.wrong("stop_for", "must be shorter than 'stop_every'");
    return p;
}

}  // namespace vigie::sim
