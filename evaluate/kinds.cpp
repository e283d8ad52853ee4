#include "evaluate/kinds.hpp"

#include "agent/config/judgement_profiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace vigie::evaluate {
namespace {

using condition::quantity;
using config::machine_kind;

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
    setup made{config::profile_of(machine_kind::bearing), {}};
    auto& how = made.how;
    std::uint8_t group = 0;
    for (const auto& name : names) {
        if (name.find(energy) == std::string::npos) continue;
        if (group == condition::most_groups)
            throw std::runtime_error(fmt::format("{}: has more than {} axes", from.string(), group));
        const auto axis = before(name, energy);
        const auto add = [&](quantity what, std::string_view word) {
            made.columns.push_back(place_of(names, axis, word, from));
            how.indicators.push_back(config::indicator_of(machine_kind::bearing, what));
            how.indicators.back().group = group;
        };
        add(quantity::acceleration_rms, energy);
        add(quantity::acceleration_peak, peaks);
        add(quantity::impulsiveness, impulses);
        ++group;
    }
    if (group == 0)
        throw std::runtime_error(fmt::format("{}: has no column '…{}…'; it has {}", from.string(), energy,
                                             fmt::join(names, ", ")));
    return made;
}

/// One temperature, every five minutes to every hour; it follows days and weeks.
setup temperature(std::span<const std::string> names, const std::filesystem::path& from) {
    setup made{config::profile_of(machine_kind::temperature), {}};
    const auto found = std::find_if(names.begin(), names.end(), [](const std::string& name) {
        return name.find("temperature") != std::string::npos;
    });
    if (found == names.end())
        throw std::runtime_error(fmt::format("{}: has no column '…temperature…'; it has {}", from.string(),
                                             fmt::join(names, ", ")));
    made.columns.push_back(static_cast<std::size_t>(found - names.begin()));
    made.how.indicators.push_back(config::indicator_of(machine_kind::temperature, quantity::temperature));
    return made;
}

/// Eight sensors of a water circulation, once a second. Its valves and pumps fail within minutes.
setup circulation(std::span<const std::string> names, const std::filesystem::path& from) {
    constexpr std::pair<std::string_view, quantity> sensors[] = {
        {"accelerometer", quantity::acceleration_rms},
        {"temperature", quantity::temperature},
        {"thermocouple", quantity::temperature},
        {"volume_flow", quantity::flow},
        {"current", quantity::current},
        {"pressure", quantity::pressure},
        {"voltage", quantity::voltage},
    };
    setup made{config::profile_of(machine_kind::circulation), {}};
    auto& how = made.how;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (const auto& [word, what] : sensors)
            if (names[i].starts_with(word)) {
                made.columns.push_back(i);
                how.indicators.push_back(config::indicator_of(machine_kind::circulation, what));
                break;
            }
    if (how.indicators.empty() || how.indicators.size() > condition::most_indicators)
        throw std::runtime_error(fmt::format("{}: has no column of a water circulation; it has {}",
                                             from.string(), fmt::join(names, ", ")));
    return made;
}

}  // namespace vigie::evaluate
