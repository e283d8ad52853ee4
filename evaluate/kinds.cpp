#include "evaluate/kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace vigie::evaluate {
namespace {

using condition::combination;
using condition::indicator_profile;
using condition::quantity;
using condition::scale;
using condition::side;
using namespace std::chrono_literals;

/// The part of a column's name before a word, for example h_ of h_acceleration_rms_g.
std::string before(std::string_view name, std::string_view word) {
    return std::string(name.substr(0, name.find(word)));
}

std::size_t place_of(std::span<const std::string> names, const std::string& prefix, std::string_view word,
                     const std::filesystem::path& from) {
    const auto wanted = prefix + std::string(word);
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const std::string& name) { return name.starts_with(wanted); });
    if (found == names.end())
        throw std::runtime_error(
            fmt::format("{}: has no column '{}…', which a bearing's axis needs; it has {}", from.string(),
                        wanted, fmt::join(names, ", ")));
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

/// Vibration of a bearing, a snapshot about every ten minutes: energy, peaks and impulses of each axis, by
/// factors.
setup bearing(std::span<const std::string> names, const std::filesystem::path& from) {
    constexpr std::string_view energy = "acceleration_rms", peaks = "acceleration_p2p",
                               impulses = "acceleration_kurtosis";
    constexpr double least_spread = 0.2;  // a fifth up or down is what load and mounting do
    setup made;
    auto& how = made.how;
    std::uint8_t group = 0;
    for (const auto& name : names) {
        if (name.find(energy) == std::string::npos) continue;
        if (group == condition::most_groups)
            throw std::runtime_error(fmt::format("{}: has more than {} axes", from.string(), group));
        const auto axis = before(name, energy);
        const auto add = [&](quantity what, std::string_view word) {
            made.columns.push_back(place_of(names, axis, word, from));
            how.indicators.push_back({what, scale::logarithmic, least_spread, 0, group});
        };
        add(quantity::acceleration_rms, energy);
        add(quantity::acceleration_peak, peaks);
        add(quantity::impulsiveness, impulses);
        ++group;
    }
    if (group == 0)
        throw std::runtime_error(fmt::format("{}: has no column '…{}…'; it has {}", from.string(), energy,
                                             fmt::join(names, ", ")));
    how.smoothing = 30min;
    how.learning = 24h;
    how.memory = 1000h;
    how.recovery = 10h;
    how.hold = 50min;  // six samples
    how.longest_step = 1h;
    how.restart = 12h;
    how.counts = side::up;
    how.within_group = combination::mean;
    how.calm = 1.5;
    how.clip = 1;
    how.warn = 2.4;
    how.severe = 5;
    return made;
}

/// One temperature, every five minutes to every hour; it follows days and weeks.
setup temperature(std::span<const std::string> names, const std::filesystem::path& from) {
    setup made;
    const auto found = std::find_if(names.begin(), names.end(), [](const std::string& name) {
        return name.find("temperature") != std::string::npos;
    });
    if (found == names.end())
        throw std::runtime_error(fmt::format("{}: has no column '…temperature…'; it has {}", from.string(),
                                             fmt::join(names, ", ")));
    made.columns.push_back(static_cast<std::size_t>(found - names.begin()));
    auto& how = made.how;
    how.indicators.push_back({quantity::temperature, scale::linear, 0, 0.01, 0});
    how.smoothing = 6h;
    how.learning = 240h;  // a week with both its ends
    how.memory = 400h;
    how.hold = 3h;
    how.longest_step = 6h;
    how.counts = side::both;
    how.within_group = combination::root_mean_square;
    how.calm = 2.5;
    how.clip = 1;
    how.warn = 2.75;
    how.severe = 5;
    return made;
}

/// Eight sensors of a water circulation, once a second. Its valves and pumps fail within minutes.
setup circulation(std::span<const std::string> names, const std::filesystem::path& from) {
    struct known {
        std::string_view word;
        quantity what;
        double least_spread_share;
    };
    constexpr known sensors[] = {
        {"accelerometer", quantity::acceleration_rms, 0.04},
        {"temperature", quantity::temperature, 0.03},
        {"thermocouple", quantity::temperature, 0.03},
        {"volume_flow", quantity::flow, 0.004},
        {"current", quantity::current, 0.004},
        {"pressure", quantity::pressure, 0.004},
        {"voltage", quantity::voltage, 0.004},
    };
    setup made;
    auto& how = made.how;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (const auto& each : sensors)
            if (names[i].starts_with(each.word)) {
                made.columns.push_back(i);
                how.indicators.push_back({each.what, scale::linear, 0, each.least_spread_share, 0});
                break;
            }
    if (how.indicators.empty() || how.indicators.size() > condition::most_indicators)
        throw std::runtime_error(fmt::format("{}: has no column of a water circulation; it has {}",
                                             from.string(), fmt::join(names, ", ")));
    how.smoothing = 6s;
    how.learning = 400s;
    how.memory = 2000s;
    how.hold = 2s;
    how.longest_step = 30s;
    how.counts = side::both;
    how.within_group = combination::root_mean_square;
    how.calm = 3;
    how.clip = 1;
    how.most = 5;
    how.warn = 1.4;
    how.severe = 3;
    how.clear = 0.8;
    return made;
}

}  // namespace vigie::evaluate
