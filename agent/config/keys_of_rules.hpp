// The keys of `rules` and of what stands in them, and of `include`. See keys.hpp.
#pragma once

#include "agent/config/key.hpp"

namespace vigie::config::keys {

inline constexpr key of_csv[]{
    {"delimiter", takes::text, "Between cells: one character, or tab"},
    {"header", takes::truth, "The first row names the columns"},
    {"columns", takes::texts, "The columns' names, where no header names them"},
};
inline constexpr section csv{"csv", of_csv};

inline constexpr key of_layout[]{
    {"name", takes::text, "The member's name in the document", {}, nullptr, needed},
    {"type", takes::word, "How its bytes are a number",
     "u8 u16 u24 u32 u40 u48 u56 u64 i8 i16 i24 i32 i40 i48 i56 i64 f16 f32 f64 bytes", nullptr, needed},
    {"at", takes::count, "How many bytes stand before it", {}, nullptr, needed},
    {"length", takes::count, "Of bytes: how many; the rest of the payload without it"},
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

inline constexpr key of_bearing[]{
    {"balls", takes::number, "How many rolling elements it has"},
    {"ball_diameter", takes::number, "In any unit, the same as pitch_diameter"},
    {"pitch_diameter", takes::number, "Of the circle through the rolling elements' centres"},
    {"contact_angle", takes::number, "In degrees"},
    {"bpfo", takes::number, "Outer race, as a multiple of the speed"},
    {"bpfi", takes::number, "Inner race, as a multiple of the speed"},
    {"bsf", takes::number, "Rolling element, as a multiple of the speed"},
    {"ftf", takes::number, "Cage, as a multiple of the speed"},
};
inline constexpr section bearing{"bearing", of_bearing};

inline constexpr key of_waveform[]{
    {"at", takes::place, "Where the samples stand", {}, nullptr, needed},
    {"type", takes::word, "What a sample is, where they are bytes", "u8 i8 u16 i16 i24 u32 i32 f32 f64"},
    {"endian", takes::word, "Which byte of a sample comes first", "big little"},
    {"encoding", takes::words, "What is taken off the bytes first", wrappings},
    {"channels", takes::texts, "Names of the channels whose samples take turns"},
    {"unit", takes::unit, "Of a sample times scale"},
    {"scale", takes::number, "What one count is"},
    {"rate", takes::quantity, "Samples a second, or where the document says it", {}, nullptr, needed},
    {"velocity", takes::range, "The band of velocity_rms, in Hz"},
    {"bands", takes::ranges, "Bands in Hz whose r.m.s. are indicators"},
    {"envelope", takes::range, "The band whose envelope is taken, in Hz"},
    {"bearing", takes::section, "Look for its defects in the envelope", {}, &bearing},
    {"speed", takes::quantity, "Of the shaft, or where the document says it"},
    {"speed_unit", takes::word, "What speed is in", "Hz rpm"},
    {"harmonics", takes::count, "How many of a defect's frequency are taken together"},
    {"tolerance", takes::number, "How far from it its line may be, as a part of it"},
};
inline constexpr section waveform{"a waveform", of_waveform};

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
    {"topic",
     takes::text,
     "MQTT filter; {name} captures a level as a label, {name#} the rest",
     {},
     nullptr,
     needed},
    {"format", takes::format, "What a payload is"},
    {"encoding", takes::words, "What is taken off a payload first, in this order", wrappings},
    {"csv", takes::section, "Of format csv", {}, &csv},
    {"layout", takes::sections, "Of format binary: what stands where", {}, &layout},
    {"unpack", takes::sections, "Texts in the document that hold a payload of their own", {}, &unpack},
    {"waveforms",
     takes::sections,
     "Windows of samples in the document, which become indicators",
     {},
     &waveform},
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

}  // namespace vigie::config::keys
