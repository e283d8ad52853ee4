// How a kind of machine is judged: what an integrator knows beforehand (which indicators there are, how often
// they come, which side of normal is bad), never anything about one unit. Plain values. docs/condition.md
// says where the numbers come from and how wide their plateaus are; judgement_profiles.hpp has the ready-made
// ones.
#pragma once

#include "agent/flow.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vigie::config {

/// What an indicator measures, as far as advice needs to know.
enum class quantity : std::uint8_t {
    other,
    acceleration_rms,
    acceleration_peak,  ///< or peak to peak
    impulsiveness,      ///< kurtosis or crest factor
    envelope,
    velocity_rms,
    temperature,
    current,
    pressure,
    flow,
    voltage,
};

enum class scale : std::uint8_t {
    linear,
    logarithmic,  ///< for what is positive and grows by factors: a gain then cancels
};

/// Which deviations from normal count.
enum class side : std::uint8_t {
    both,
    up,  ///< and normal follows what gets better quickly: the best level seen is the one to compare with
};

/// How the indicators of one group make one number.
enum class combination : std::uint8_t {
    mean,              ///< most of them have to say the same
    root_mean_square,  ///< one that is far off is enough: a distance with a diagonal covariance
};

struct indicator_profile {
    quantity measures = quantity::other;
    scale values = scale::linear;
    double least_spread = 0;        ///< floor of the spread, in scaled units
    double least_spread_share = 0;  ///< floor of the spread as a share of the normal level
    std::uint8_t group = 0;         ///< axis or place; all groups have to agree

    bool operator==(const indicator_profile&) const = default;
};

/// Ways to run that have their own normal (a load, a speed). Standing still is none of them.
inline constexpr std::size_t most_operating_states = 4;
inline constexpr std::size_t most_indicators = 16;
inline constexpr std::size_t most_groups = 4;

struct judgement_profile {
    std::vector<indicator_profile> indicators;  ///< at most most_indicators

    duration smoothing{};     ///< time constant of what is compared with normal
    duration learning{};      ///< running time until the first judgement, in each operating state
    duration memory{};        ///< time constant of normal and of its spread after that
    duration recovery{};      ///< time constant with which normal follows what gets better (side::up)
    duration hold{};          ///< how long a deviation has to last
    duration longest_step{};  ///< a longer time between samples counts as this much running time
    duration restart{};       ///< after a longer time without samples the level may be another; 0: never

    side counts = side::both;
    combination within_group = combination::mean;
    double calm = 2;     ///< deviations over this many spreads teach nothing about the spread
    double clip = 1;     ///< a deviation moves normal by no more than this many spreads
    double most = 20;    ///< deviations are cut to this many spreads before they are combined
    double warn = 2.5;   ///< combined deviation, in spreads, that asks for maintenance
    double severe = 5;   ///< … that is out of specification
    double clear = 0.6;  ///< share of either below which it is over again

    bool operator==(const judgement_profile&) const = default;
};

}  // namespace vigie::config
