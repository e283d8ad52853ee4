#include "sensor-sim/replay/channels.hpp"

#include "sensor-sim/plant/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numbers>
#include <set>

namespace vigie::sim {
namespace {

constexpr double standard_gravity_mm_s2 = 9806.65;

/// How a column is known by the end of its name. The first row that fits wins.
struct pattern {
    std::string_view ending;
    std::string_view quantity;
    double scale;
    double offset;
    bool is_acceleration = false;
};
constexpr std::array<pattern, 6> patterns{{
    {"velocity_rms_mm_s", "vibration", 1, 0},
    {"acceleration_rms_g", "vibration", 1, 0, true},
    {"temperature_fahrenheit", "temperature", 5.0 / 9, -160.0 / 9},
    {"temperature", "temperature", 1, 0},
    {"pressure", "pressure", 1, 0},
    {"current", "current", 1, 0},
}};

const pattern* find_pattern(std::string_view column) {
    const auto found = std::find_if(patterns.begin(), patterns.end(),
                                    [&](const auto& p) { return column.ends_with(p.ending); });
    return found == patterns.end() ? nullptr : &*found;
}

/// A column's name as a level of a topic.
std::string level(std::string_view name, std::string_view otherwise) {
    std::string text{name.substr(0, 64)};
    for (auto& c : text)
        if (!is_topic_level({&c, 1})) c = '_';
    while (text.ends_with('_')) text.pop_back();
    return text.empty() ? std::string{otherwise} : text;
}

channel by_pattern(std::size_t column, std::string_view name, const pattern& p,
                   const channel_choice& choice) {
    const auto head = level(name.substr(0, name.size() - p.ending.size()), "x");
    const auto quantity = choice.quantity.value_or(std::string{p.quantity});
    channel c{column, {}, p.scale, p.offset};
    c.tail = p.quantity == "vibration" ? fmt::format("{}/{}/{}", quantity, choice.sensor, head)
                                       : fmt::format("{}/{}", quantity, level(name, "x"));
    if (p.is_acceleration && !choice.quantity)
        c.scale = standard_gravity_mm_s2 / (2 * std::numbers::pi * choice.frequency_hz);
    return c;
}

std::variant<std::vector<channel>, std::string> by_maps(std::span<const std::string> columns,
                                                        const channel_choice& choice) {
    std::vector<channel> channels;
    for (const auto& m : choice.maps) {
        const auto found = std::find(columns.begin(), columns.end(), m.column);
        if (found == columns.end()) {
            const std::vector<std::string_view> known{columns.begin(), columns.end()};
            const auto close = nearest(m.column, known);
            return fmt::format("--map: no column '{}'{}", m.column,
                               close.empty() ? fmt::format(": there are {}", fmt::join(columns, ", "))
                                             : fmt::format(": did you mean '{}'?", close));
        }
        channels.push_back({static_cast<std::size_t>(found - columns.begin()), m.tail, m.scale, 0});
    }
    return channels;
}

std::vector<channel> by_names(std::span<const std::string> columns, const channel_choice& choice) {
    // Where a recording has the velocity itself, it is not also made up from the acceleration.
    const bool has_velocity = std::any_of(columns.begin(), columns.end(),
                                          [](const auto& c) { return c.ends_with(patterns[0].ending); });
    std::vector<channel> channels;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (const auto* p = find_pattern(columns[i]); p && !(p->is_acceleration && has_velocity))
            channels.push_back(by_pattern(i, columns[i], *p, choice));
    if (!channels.empty()) return channels;
    for (std::size_t i = 0; i < columns.size(); ++i)
        channels.push_back({i, fmt::format("{}/{}/{}", choice.quantity.value_or("vibration"), choice.sensor,
                                           level(columns[i], "x"))});
    return channels;
}

}  // namespace

std::optional<mapping> parse_mapping(std::string_view text) {
    const auto equals = text.rfind('=');
    if (equals == std::string_view::npos || equals == 0) return {};
    mapping m{std::string{text.substr(0, equals)}, {}, 1};
    auto tail = text.substr(equals + 1);
    if (const auto star = tail.find('*'); star != std::string_view::npos) {
        const auto scale = parse_number(tail.substr(star + 1));
        if (!scale) return {};
        m.scale = *scale;
        tail = tail.substr(0, star);
    }
    m.tail = tail;
    std::size_t levels = 1;
    for (auto rest = tail;; ++levels) {
        const auto slash = rest.find('/');
        if (!is_topic_level(rest.substr(0, slash))) return {};
        if (slash == std::string_view::npos) break;
        rest.remove_prefix(slash + 1);
    }
    if (levels < 2 || levels > 3) return {};
    return m;
}

std::variant<std::vector<channel>, std::string> choose_channels(std::span<const std::string> columns,
                                                                const channel_choice& choice) {
    auto chosen = choice.maps.empty() ? by_names(columns, choice) : by_maps(columns, choice);
    if (const auto* channels = std::get_if<std::vector<channel>>(&chosen)) {
        std::set<std::string_view> tails;
        for (const auto& c : *channels)
            if (!tails.insert(c.tail).second)
                return fmt::format("two columns would be published as '{}': name them with --map", c.tail);
    }
    return chosen;
}

}  // namespace vigie::sim
