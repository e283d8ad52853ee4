// Every key of the YAML file, by the section that it stands in, with what may stand behind it. A row a key:
// the loaders know no others, `vigie-agent schema` tells editors of them, and tests hold
// docs/configuration.md and the loaders to the same rows. Immutable.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace vigie::config {

/// What stands behind a key. agent/verbs/schema_text.cpp says it in JSON Schema.
enum class takes : std::uint8_t {
    text,
    texts,  ///< one, or a list of them
    place,  ///< in a document: decode::pattern
    truth,
    number,
    count,  ///< a whole number, or a size such as 64MiB
    duration,
    word,         ///< one of key::words
    words,        ///< one of them, or a list
    format,       ///< one of decode::format_names()
    unit,         ///< one of all_units()
    labels,       ///< name → text
    states,       ///< text → number, or null
    conditions,   ///< place → text, null, or a list of these
    calibration,  ///< pairs of numbers
    section,      ///< key::of
    sections,     ///< a list of key::of
    inclusions,   ///< a list of names of ready-made mappings, or of key::of
};

struct section;

struct key {
    std::string_view name;
    takes what;
    std::string_view about;                ///< in a few words, as editors show it
    std::string_view words = {};           ///< of word and words, apart by spaces; of others: allowed as well
    const struct section* of = nullptr;    ///< of section and sections
    bool needed = false;
};

struct section {
    std::string_view name;
    std::span<const key> keys;
};

namespace keys {

inline constexpr bool needed = true;

inline constexpr key of_csv[]{
    {"delimiter", takes::text, "Between cells: one character, or tab"},
    {"header", takes::truth, "The first row names the columns"},
    {"columns", takes::texts, "The columns' names, where no header names them"},
};
inline constexpr section csv{"csv", of_csv};

inline constexpr key of_layout[]{
    {"name", takes::text, "The member's name in the document", {}, nullptr, needed},
    {"type", takes::word, "How its bytes are a number",
     "u8 u16 u24 u32 u40 u48 u56 u64 i8 i16 i24 i32 i40 i48 i56 i64 f16 f32 f64", nullptr, needed},
    {"at", takes::count, "How many bytes stand before it", {}, nullptr, needed},
    {"endian", takes::word, "Which byte comes first", "big little"},
    {"bits", takes::text, "Only these bits of a whole number: 3 or 4-7, 0 is the lowest"},
    {"scale", takes::number, "value × scale + offset"},
    {"offset", takes::number, "value × scale + offset"},
};
inline constexpr section layout{"a field of a layout", of_layout};

inline constexpr std::string_view wrappings = "base64 hex gzip zlib";

inline constexpr key of_unpack[]{
    {"at", takes::place, "Where the packed text stands", {}, nullptr, needed},
    {"encoding", takes::words, "What is taken off it first", wrappings},
    {"format", takes::format, "What the packed text is", {}, nullptr, needed},
    {"csv", takes::section, "Of format csv", {}, &csv},
    {"layout", takes::sections, "Of format binary: what stands where", {}, &layout},
};
inline constexpr section unpack{"unpack", of_unpack};

inline constexpr key of_availability[]{
    {"value", takes::place, "Where the word stands"},
    {"online", takes::texts, "What means that the device is there"},
    {"offline", takes::texts, "What means that it is gone"},
};
inline constexpr section availability{"availability", of_availability};

inline constexpr key of_state_set[]{
    {"label", takes::text, "The label that names the state"},
    {"states", takes::texts, "All there are", {}, nullptr, needed},
};
inline constexpr section state_set{"state_set", of_state_set};

inline constexpr key of_quality[]{
    {"at", takes::place, "Where the quality stands", {}, nullptr, needed},
    {"good", takes::texts, "What means good", {}, nullptr, needed},
};
inline constexpr section quality{"quality", of_quality};

inline constexpr key of_reading[]{
    {"metric", takes::text, "The metric's name, which ends with its base unit", {}, nullptr, needed},
    {"help", takes::text, "What it measures, in a few words; once a metric"},
    {"type", takes::word, "A counter only rises", "gauge counter"},
    {"value", takes::place, "Where the value stands"},
    {"optional", takes::truth, "A message without this value is not worth a word"},
    {"unit", takes::unit, "What the payload is in; converted to the base unit in the metric's name"},
    {"scale", takes::number, "Instead of unit: value × scale + offset"},
    {"offset", takes::number, "Instead of unit: value × scale + offset"},
    {"calibration", takes::calibration, "Pairs [raw, true], raw rising, with straight lines between them"},
    {"decimal", takes::word, "How numbers in texts are written", "point comma"},
    {"states", takes::states, "Text → number, or null for no value"},
    {"state_set", takes::section, "A series of each state, 1 while it is the one", {}, &state_set},
    {"when", takes::conditions, "Only values whose document says so"},
    {"unless", takes::conditions, "Not values whose document says so"},
    {"quality", takes::section, "Values that the document itself does not trust are refused", {}, &quality},
    {"labels", takes::labels, "More labels: a place that begins with '/', or the text itself"},
    {"labels_from", takes::place, "An object whose members all become labels"},
};
inline constexpr section reading{"a reading", of_reading};

inline constexpr key of_rule[]{
    {"name", takes::text, "Label rule of the agent's counters; unique", {}, nullptr, needed},
    {"broker", takes::text, "The broker that its messages come from; the first without it"},
    {"topic", takes::text, "MQTT filter; {name} captures a level as a label, {name#} the rest", {}, nullptr,
     needed},
    {"format", takes::format, "What a payload is"},
    {"encoding", takes::words, "What is taken off a payload first, in this order", wrappings},
    {"csv", takes::section, "Of format csv", {}, &csv},
    {"layout", takes::sections, "Of format binary: what stands where", {}, &layout},
    {"unpack", takes::sections, "Texts in the document that hold a payload of their own", {}, &unpack},
    {"qos", takes::word, "Of the subscription", "0 1 2"},
    {"window", takes::truth, "Show minimum, maximum and samples of the last whole window, too"},
    {"expiry", takes::duration, "How long a value stays that nobody renews", "never"},
    {"max_age", takes::duration, "A payload's time further back than this is stale"},
    {"report", takes::word, "Whether the device only says what is new", "always on_change"},
    {"series", takes::count, "The most series that the rule may make"},
    {"time", takes::place, "Where the document says when it was measured; else its arrival"},
    {"time_unit", takes::word, "How the time is written", "s ms us ns rfc3339 local senml"},
    {"time_format", takes::text, "Of local: as strptime takes it"},
    {"time_zone", takes::text, "Of local: by its IANA name"},
    {"when", takes::conditions, "Only documents that say so"},
    {"unless", takes::conditions, "Not documents that say so"},
    {"labels", takes::labels, "Labels of all readings"},
    {"readings", takes::sections, "What a message says", {}, &reading},
    {"availability", takes::section, "Instead of readings: birth and last will", {}, &availability},
};
inline constexpr section rule{"a rule", of_rule};

inline constexpr key of_include[]{
    {"name", takes::text, "Which ready-made mapping", {}, nullptr, needed},
    {"broker", takes::text, "The broker that its messages come from; the first without it"},
    {"topic_prefix", takes::text, "Levels in front of all its topics"},
};
inline constexpr section include{"include", of_include};

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
    {"iso_20816_3", takes::section, "Instead of warning and critical, for vibration velocity", {}, &iso_20816_3},
};
inline constexpr section sensor_limits{"limits of a sensor", of_sensor_limits};

inline constexpr key of_trend[]{
    {"memory", takes::duration, "How far back the straight line looks"},
    {"horizon", takes::duration, "A crossing further away is not announced"},
};
inline constexpr section trend{"trend", of_trend};

inline constexpr key of_sensor[]{
    {"metric", takes::text, "A gauge that a rule makes", {}, nullptr, needed},
    {"match", takes::labels, "Label → exact text; all sensors of the metric without it"},
    {"quantity", takes::text, "What people call it in mails and panels"},
    {"unit", takes::text, "What people read it in, and what the limits are in"},
    {"limits", takes::section, "What is not normal", {}, &sensor_limits},
    {"hold", takes::duration, "How long a limit must be exceeded before it counts"},
    {"silent_after", takes::duration, "Without a sample for this long the sensor is silent"},
    {"trend", takes::section, "Foresee the critical limit", {}, &trend},
};
inline constexpr section sensor{"a sensor", of_sensor};

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
};
inline constexpr section file{"the file", of_file};

inline constexpr std::array all{&file,    &include, &broker,        &limits,       &node,    &rule,
                                &csv,     &layout,  &unpack,        &availability, &reading, &state_set,
                                &quality, &sensor,  &sensor_limits, &iso_20816_3,  &trend};

}  // namespace keys
}  // namespace vigie::config
