#include "sensor-sim/feed/feed.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace vigie::sim {
namespace {

// fmt's "{}" and Boost.JSON each write 1480 in a way of their own; this is the same everywhere.
std::string shortest(double value) {
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::string in_quotes(std::string_view text) {
    return boost::json::serialize(boost::json::string{text});
}

}  // namespace

std::string value_payload(double value, start_time at) {
    const double rounded = std::round(value * 1000) / 1000 + 0.0;  // + 0.0 turns -0 into 0
    return fmt::format(R"({{"value":{},"ts":{}}})", shortest(rounded), at.time_since_epoch().count());
}

std::string production_payload(const production_figures& f, plant_time cycle, start_time at) {
    return fmt::format(
        R"({{"state":{},"planned_s":{},"producing_s":{},"parts":{},"scrap":{},"cycle_s":{},"ts":{}}})",
        static_cast<int>(f.state), shortest(f.planned_seconds), shortest(f.producing_seconds), f.parts,
        f.scrap, shortest(std::chrono::duration<double>{cycle}.count()), at.time_since_epoch().count());
}

std::string status_payload(bool online) {
    return online ? R"({"online":true})" : R"({"online":false})";
}

std::string nameplate_payload(const machine& m) {
    std::string plate = "{\"name\":" + in_quotes(m.name);
    for (const auto& [key, value] : {std::pair{"maker", &m.maker}, {"type", &m.type}, {"serial", &m.serial}})
        if (!value->empty()) plate += fmt::format(",\"{}\":{}", key, in_quotes(*value));
    for (const auto& [key, value] :
         {std::pair{"rated_speed_rpm", m.rated_speed_rpm}, {"rated_power_kw", m.rated_power_kw}})
        if (value > 0) plate += fmt::format(",\"{}\":{}", key, shortest(value));
    return plate + '}';
}

std::string machine_topic(std::string_view site, std::string_view line, std::string_view name) {
    return fmt::format("plant/{}/{}/{}", site, line, name);
}

}  // namespace vigie::sim
