#include "sensor-sim/plant/parse.hpp"
#include "sensor-sim/plant/text.hpp"

#include <fmt/format.h>

#include <array>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 6> quantities{"vibration", "temperature", "current",
                                                     "pressure",  "speed",       "load"};
constexpr std::string_view common[] = {"quantity", "name", "noise", "sampling"};

/// Which keys a quantity has beside the common ones, in the order of `quantity`.
constexpr std::array<std::array<std::string_view, 3>, 6> own_keys{{{"idle", "full", "axes"},
                                                                   {"full", "lag", ""},
                                                                   {"idle", "full", ""},
                                                                   {"idle", "full", ""},
                                                                   {"full", "", ""},
                                                                   {"", "", ""}}};

std::optional<quantity> read_quantity(const YAML::Node& node, complaints& out) {
    const auto key = node.IsMap() ? node["quantity"] : YAML::Node{};
    const std::string text = key.IsDefined() && key.IsScalar() ? key.Scalar() : "";
    for (std::size_t i = 0; i < quantities.size(); ++i)
        if (text == quantities[i]) return static_cast<quantity>(i);
    const auto close = nearest(text, quantities);
    out.add(key.IsDefined() ? key.Mark() : node.Mark(),
            close.empty() ? fmt::format("key 'quantity': must be one of {}",
                                        "vibration, temperature, current, pressure, speed, load")
                          : fmt::format("key 'quantity': no quantity '{}': did you mean '{}'?", text, close));
    return {};
}

std::vector<std::string_view> keys_of(quantity what) {
    std::vector<std::string_view> keys{std::begin(common), std::end(common)};
    for (auto key : own_keys[static_cast<std::size_t>(what)])
        if (!key.empty()) keys.push_back(key);
    return keys;
}

/// Levels and units: vibration mm/s RMS, temperature °C, current A, pressure bar, speed rpm, load %.
void read_levels(const section& s, const machine& owner, double ambient, sensor& into) {
    switch (into.what) {
        case quantity::vibration:
        case quantity::current:
        case quantity::pressure:
            into.idle = s.number("idle", {0, 1e6});
            into.full = s.number("full", {0, 1e6});
            break;
        case quantity::temperature:
            into.full = s.number("full", {ambient, 2000});
            into.lag = s.positive_time("lag", 20min);
            break;
        case quantity::speed:
            into.full = s.number("full", {0, 1e6}, owner.rated_speed_rpm);
            if (into.full <= 0) s.wrong("full", "is needed where the machine has no rated speed_rpm");
            break;
        case quantity::load:
            into.full = 100;
            break;
    }
    into.noise = s.number("noise", {0, 1e6}, into.full / 100);
}

}  // namespace

std::vector<sensor> parse_sensor(const YAML::Node& node, const machine& owner, double ambient,
                                 plant_time sampling, complaints& out) {
    const auto what = read_quantity(node, out);
    if (!what) return {};
    const auto keys = keys_of(*what);
    const section s{node, fmt::format("a {} sensor", name_of(*what)), keys, out};
    sensor one{.what = *what, .tail = fmt::format("{}/{}", name_of(*what), s.name("name"))};
    one.sampling = s.positive_time("sampling", sampling);
    read_levels(s, owner, ambient, one);
    if (*what != quantity::vibration) return {one};

    std::vector<sensor> series;
    const auto axes = s.at("axes");
    if (!s.has("axes") || !axes.IsMap() || axes.size() == 0) {
        s.wrong("axes", "must map each axis to its part of the level, such as {x: 1, y: 0.8}");
        return {};
    }
    for (const auto& axis : axes) {
        const auto part = axis.second.IsScalar() ? parse_number(axis.second.Scalar()) : std::nullopt;
        if (!part || *part <= 0 || *part > 10 || !is_topic_level(axis.first.Scalar())) {
            out.add(axis.first.Mark(), fmt::format("key 'axes': axis '{}' must have a part over 0, up to 10",
                                                   axis.first.Scalar()));
            continue;
        }
        sensor along = one;
        along.tail += '/' + axis.first.Scalar();
        along.idle *= *part;
        along.full *= *part;
        along.noise *= *part;
        series.push_back(std::move(along));
    }
    return series;
}

}  // namespace vigie::sim
