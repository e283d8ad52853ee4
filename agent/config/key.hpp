// How a key of the YAML file is described: its name, what may stand behind it, and in a few words what for.
#pragma once

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
    numbers,  ///< a list of them
    count,    ///< a whole number, or a size such as 64MiB
    duration,
    word,         ///< one of key::words
    words,        ///< one of them, or a list
    format,       ///< one of decode::format_names()
    unit,         ///< one of all_units()
    labels,       ///< name → text
    label_texts,  ///< name → text, or a list of them
    states,       ///< text → number, or null
    conditions,   ///< place → text, null, or a list of these
    calibration,  ///< pairs of numbers
    quantity,     ///< a number, or the place of one
    range,        ///< [low, high]
    ranges,       ///< name → [low, high]
    section,      ///< key::of
    sections,     ///< a list of key::of
    inclusions,   ///< a list of names of ready-made mappings, or of key::of
};

struct section;

struct key {
    std::string_view name;
    takes what;
    std::string_view about;              ///< in a few words, as editors show it
    std::string_view words = {};         ///< of word and words, apart by spaces; of others: allowed as well
    const struct section* of = nullptr;  ///< of section and sections
    bool needed = false;
};

struct section {
    std::string_view name;
    std::span<const key> keys;
};

namespace keys {
inline constexpr bool needed = true;
}

}  // namespace vigie::config
