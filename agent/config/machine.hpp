// What the operator says of machines that are judged as a whole: which of their series tell something, and
// how that is judged. Plain values with all defaults filled in; part of config.hpp.
#pragma once

#include "agent/config/judgement_profile.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::config {

/// The labels that tell a machine, from the outside in.
inline constexpr std::array<std::string_view, 3> place_labels{"site", "line", "machine"};

/// Series of a machine, and how people read them where `sensors` says nothing of them.
struct told_series {
    std::string metric;
    std::map<std::string, std::string> match;  ///< label → exact value
    std::string quantity, unit;

    bool operator==(const told_series&) const = default;
};

struct judged_series {
    told_series told;
    indicator_profile how;  ///< its group is found by `group_by` when the series are there
    std::string group_by;   ///< a label: each of its values is a group; empty: one group

    bool operator==(const judged_series&) const = default;
};

/// What tells how the machine runs. Values in base units.
struct operating_signal {
    told_series told;
    std::optional<double> standstill_below;
    std::vector<double> borders;  ///< rising; between them are the operating states

    bool operator==(const operating_signal&) const = default;
};

/// When somebody works at a machine: once, or every week or day by the clock on the wall.
struct maintenance_window {
    static constexpr int once = -1, every_day = 7;

    int every = once;        ///< a weekday, 0 is Sunday
    timestamp from{}, to{};  ///< of `once`
    duration from_of_day{}, to_of_day{};
    std::string zone{};  ///< by its IANA name

    bool operator==(const maintenance_window&) const = default;
};

/// Machines whose site, line and machine match. The first match wins.
struct machine {
    std::map<std::string, std::string> match;
    judgement_profile how;  ///< without indicators, which come as they appear; thresholds for the sensitivity
    double sensitivity = 1;
    duration silent_after{};  ///< of indicators of which `sensors` says nothing
    std::vector<judged_series> indicators;
    std::optional<operating_signal> operating;
    std::vector<maintenance_window> maintenance;

    bool operator==(const machine&) const = default;
};

}  // namespace vigie::config
