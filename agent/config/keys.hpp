// Every key of the YAML file, by the section that it stands in, with what may stand behind it. A row a key:
// the loaders know no others, `vigie-agent schema` tells editors of them, and tests hold
// docs/configuration.md and the loaders to the same rows. Immutable.
#pragma once

#include "agent/config/keys_of_machines.hpp"
#include "agent/config/keys_of_rules.hpp"
#include "agent/config/keys_of_sensors.hpp"

#include <array>

namespace vigie::config::keys {

inline constexpr key of_broker[]{
    {"name", takes::text, "What rules and metrics call it"},
    {"url", takes::text, "mqtt://host:port, or mqtts:// for TLS"},
    {"client_id", takes::text, "Unique at the broker"},
    {"username", takes::text, "Who the agent is"},
    {"password_file", takes::text, "Its first line is the password"},
    {"ca_file", takes::text, "Authorities whose certificates the broker may have"},
    {"certificate_file", takes::text, "The agent's own certificate"},
    {"key_file", takes::text, "Its key"},
    {"keep_alive", takes::duration, "A dead connection is noticed after one and a half of these"},
    {"session_expiry", takes::duration, "How long the broker keeps QoS 1 messages for an absent agent"},
    {"figures", takes::truth, "Take what the broker says of itself"},
};
inline constexpr section broker{"broker", of_broker};

inline constexpr key of_limits[]{
    {"payload_bytes", takes::count, "Larger messages are rejected"},
    {"nesting", takes::count, "Arrays and objects within each other in a document"},
    {"values", takes::count, "Scalars, arrays and objects in one document"},
    {"readings_per_message", takes::count, "Values that are looked at in one message"},
    {"series", takes::count, "Time series in all"},
    {"topics", takes::count, "Topics whose mapping is remembered"},
    {"label_bytes", takes::count, "Longer label values are rejected"},
    {"queue_messages", takes::count, "Messages waiting between the network and the agent"},
    {"queue_bytes", takes::count, "Their bytes in all"},
    {"clock_skew", takes::duration, "How far a payload's time may be from its arrival"},
};
inline constexpr section limits{"limits", of_limits};

inline constexpr key of_node[]{
    {"enabled", takes::truth, "Publish this node's readings"},
    {"interval", takes::duration, "How often"},
    {"procfs", takes::text, "Where the host's /proc is mounted"},
    {"sysfs", takes::text, "Where the host's /sys is mounted"},
    {"rootfs", takes::text, "Disk space is read below it"},
    {"host", takes::text, "Label host; the host's name without it"},
};
inline constexpr section node{"node", of_node};

inline constexpr key of_state[]{
    {"directory", takes::text, "Where the file vigie.state is kept; nothing is kept without it"},
    {"every", takes::duration, "So much is lost when the agent is killed"},
};
inline constexpr section state{"state", of_state};

inline constexpr key of_file[]{
    {"broker", takes::section, "Where messages come from", {}, &broker},
    {"brokers", takes::sections, "The same for several, instead of broker", {}, &broker},
    {"limits", takes::section, "The most that the agent holds and takes", {}, &limits},
    {"clock", takes::word, "Which clock silence, hold and freshness are judged on", "arrival payload"},
    {"window", takes::duration, "Minimum, maximum and samples are shown of windows of this length"},
    {"expiry", takes::duration, "A value that is not renewed for this long leaves the page"},
    {"forget_after", takes::duration, "A sensor not heard of for this long leaves the agent"},
    {"node", takes::section, "This node's own readings", {}, &node},
    {"rules", takes::sections, "Which messages become which metrics; the first match wins", {}, &rule},
    {"include", takes::inclusions, "Ready-made rules behind them", {}, &include},
    {"sensors", takes::sections, "What is normal; the first match counts", {}, &sensor},
    {"inventory", takes::sections, "The sensors that there should be", {}, &inventory},
    {"machines",
     takes::sections,
     "Machines that are compared with themselves; the first match counts",
     {},
     &machine},
    {"commands", takes::section, "Maintenance people tell the agent of their work", {}, &commands},
    {"state", takes::section, "What is learned survives a restart", {}, &state},
};
inline constexpr section file{"the file", of_file};

inline constexpr std::array all{
    &file,     &include, &broker,        &limits,      &node,         &rule,     &csv,
    &layout,   &unpack,  &waveform,      &bearing,     &availability, &reading,  &state_set,
    &quality,  &sensor,  &sensor_limits, &iso_20816_3, &trend,        &rate,     &inventory,
    &declared, &machine, &indicator,     &operating,   &maintenance,  &commands, &state};

}  // namespace vigie::config::keys
