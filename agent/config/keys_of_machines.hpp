// The keys of `machines` and of what stands in them, and of `commands`. See keys.hpp.
#pragma once

#include "agent/config/key.hpp"

namespace vigie::config::keys {

inline constexpr key of_indicator[]{
    {"metric", takes::text, "A gauge that a rule makes, with a label machine", {}, nullptr, needed},
    {"match", takes::labels, "Label → exact text; all of the machine without it"},
    {"measures", takes::word, "What it tells, for the advice",
     "acceleration_rms acceleration_peak impulsiveness envelope velocity_rms temperature current pressure "
     "flow "
     "voltage other"},
    {"group_by", takes::text, "A label: each of its values is a group, and all groups have to agree"},
    {"scale", takes::word, "Logarithmic for what grows by factors", "linear logarithmic"},
    {"least_spread", takes::number, "Floor of the spread, in base units or as a factor"},
    {"least_spread_share", takes::number, "The same as a share of the level"},
};
inline constexpr section indicator{"an indicator", of_indicator};

inline constexpr key of_operating[]{
    {"metric", takes::text, "A gauge of the machine: load, speed, power", {}, nullptr, needed},
    {"match", takes::labels, "Label → exact text; all of the machine without it"},
    {"standstill_below", takes::number, "Below this the machine stands still"},
    {"borders", takes::numbers, "Between them are the operating states"},
};
inline constexpr section operating{"operating", of_operating};

inline constexpr key of_maintenance[]{
    {"every", takes::word, "Comes again", "monday tuesday wednesday thursday friday saturday sunday day"},
    {"from", takes::text, "A time, with every a time of day", {}, nullptr, needed},
    {"to", takes::text, "When it is over", {}, nullptr, needed},
    {"time_zone", takes::text, "Of every, by its IANA name"},
};
inline constexpr section maintenance{"maintenance", of_maintenance};

inline constexpr key of_machine[]{
    {"match", takes::labels, "site, line, machine → exact text; all machines without it"},
    {"profile", takes::word, "Ready-made numbers", "bearing temperature circulation", nullptr, needed},
    {"indicators", takes::sections, "What is judged together", {}, &indicator, needed},
    {"sensitivity", takes::number, "Divides warn and severe"},
    {"operating", takes::section, "What tells how the machine runs", {}, &operating},
    {"maintenance", takes::sections, "When somebody works at the machine", {}, &maintenance},
    {"learning", takes::duration, "Running time until the first judgement"},
    {"smoothing", takes::duration, "Time constant of what is compared with normal"},
    {"hold", takes::duration, "How long a deviation has to last"},
    {"memory", takes::duration, "Time constant of normal once it is learned"},
    {"recovery", takes::duration, "With counts: up, how fast normal follows what gets better"},
    {"restart", takes::duration, "After a longer gap the level may be another"},
    {"longest_step", takes::duration, "Without a sample for this long an indicator has no vote"},
    {"warn", takes::number, "Deviation, in spreads, that asks for maintenance"},
    {"severe", takes::number, "Deviation that is out of specification"},
    {"clear", takes::number, "Share of either below which it is over"},
    {"calm", takes::number, "Deviations over this many spreads teach nothing about the spread"},
    {"clip", takes::number, "A deviation moves normal by no more than this many spreads"},
    {"most", takes::number, "Deviations are cut to this many spreads"},
    {"counts", takes::word, "Which deviations count", "up both"},
    {"combine", takes::word, "How the indicators of a group make one number", "mean root_mean_square"},
};
inline constexpr section machine{"a machine", of_machine};

inline constexpr key of_commands[]{
    {"topic",
     takes::text,
     "Filter with a capture {machine}, and {line} and {site} where machines have them",
     {},
     nullptr,
     needed},
};
inline constexpr section commands{"commands", of_commands};

}  // namespace vigie::config::keys
