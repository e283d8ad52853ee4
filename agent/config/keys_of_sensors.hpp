// The keys of `sensors` and of what stands in them. See keys.hpp.
#pragma once

#include "agent/config/key.hpp"

namespace vigie::config::keys {

inline constexpr key of_iso_20816_3[]{
    {"group", takes::word, "1: over 300 kW; 2: from 15 to 300 kW", "1 2", nullptr, needed},
    {"support", takes::word, "How the machine stands", "rigid flexible", nullptr, needed},
};
inline constexpr section iso_20816_3{"iso_20816_3", of_iso_20816_3};

inline constexpr key of_sensor_limits[]{
    {"warning", takes::number, "Exceeded from above"},
    {"critical", takes::number, "Exceeded from above; higher than warning"},
    {"low_warning", takes::number, "Fallen below"},
    {"low_critical", takes::number, "Fallen below; lower than low_warning"},
    {"iso_20816_3",
     takes::section,
     "Instead of warning and critical, for vibration velocity",
     {},
     &iso_20816_3},
};
inline constexpr section sensor_limits{"limits of a sensor", of_sensor_limits};

inline constexpr key of_trend[]{
    {"memory", takes::duration, "How far back the straight line looks"},
    {"horizon", takes::duration, "A crossing further away is not announced"},
};
inline constexpr section trend{"trend", of_trend};

inline constexpr key of_rate[]{
    {"most", takes::number, "The most change, in the sensor's unit", {}, nullptr, needed},
    {"per", takes::duration, "Within this time"},
};
inline constexpr section rate{"rate", of_rate};

inline constexpr key of_sensor[]{
    {"metric", takes::text, "A gauge that a rule makes", {}, nullptr, needed},
    {"match", takes::labels, "Label → exact text; all sensors of the metric without it"},
    {"quantity", takes::text, "What people call it in mails and panels"},
    {"unit", takes::text, "What people read it in, and what the limits are in"},
    {"limits", takes::section, "What is not normal", {}, &sensor_limits},
    {"hold", takes::duration, "How long a limit must be exceeded before it counts"},
    {"interval", takes::duration, "How often a sample should come"},
    {"silent_after", takes::duration, "Without a sample for this long the sensor is silent"},
    {"range", takes::range, "What the sensor can say at all: other values are refused"},
    {"rate", takes::section, "How fast it can change: faster values are refused", {}, &rate},
    {"stuck_after", takes::duration, "The same value for this long: the sensor is stuck"},
    {"clock_skew", takes::duration, "How far its clock may be from the agent's"},
    {"trend", takes::section, "Foresee the critical limit", {}, &trend},
};
inline constexpr section sensor{"a sensor", of_sensor};

inline constexpr key of_declared[]{
    {"metric", takes::text, "A gauge that a rule makes", {}, nullptr, needed},
    {"labels", takes::label_texts, "Labels of this sensor"},
};
inline constexpr section declared{"sensors of the inventory", of_declared};

inline constexpr key of_inventory[]{
    {"labels", takes::label_texts, "Labels of all these sensors"},
    {"sensors", takes::sections, "The sensors that there should be", {}, &declared, needed},
};
inline constexpr section inventory{"inventory", of_inventory};

}  // namespace vigie::config::keys
