// What a rule says of its waveforms: where the samples stand and how they are written, and what is made of
// them. Plain values in base units, checked by the configuration; immutable.
#pragma once

#include "agent/decode/decode.hpp"
#include "agent/waveform/bearing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::waveform {

/// How one sample is written in bytes.
enum class sample_type : std::uint8_t { u8, i8, u16, i16, i24, u32, i32, f32, f64 };
inline constexpr std::pair<std::string_view, sample_type> sample_types[] = {
    {"u8", sample_type::u8},   {"i8", sample_type::i8},   {"u16", sample_type::u16},
    {"i16", sample_type::i16}, {"i24", sample_type::i24}, {"u32", sample_type::u32},
    {"i32", sample_type::i32}, {"f32", sample_type::f32}, {"f64", sample_type::f64}};

/// A number that the configuration gives, or that the document holds.
struct quantity {
    double given = 0;
    std::optional<decode::pattern> at;  ///< without wildcards
    double factor = 1;                  ///< of what stands there

    bool operator==(const quantity&) const = default;
};

/// In Hz.
struct frequency_range {
    double low = 0, high = 0;

    bool operator==(const frequency_range&) const = default;
};

struct band {
    std::string name;
    frequency_range of;

    bool operator==(const band&) const = default;
};

struct recipe {
    decode::pattern at;                     ///< without wildcards
    std::vector<decode::wrapping> wrapped;  ///< taken off first
    std::optional<sample_type> type;        ///< of text and bytes; none: an array of numbers
    bool little_endian = true;
    std::vector<std::string> channels;  ///< a sample of each in turn; none: there is one, without a name
    double scale = 1;                   ///< sample × scale = base unit
    quantity rate;                      ///< samples a second of each channel
    std::optional<frequency_range> velocity;
    std::vector<band> bands;
    std::optional<frequency_range> envelope;

    struct defect_search {
        defect_orders orders{};
        quantity speed;           ///< turns a second
        unsigned harmonics = 3;   ///< the first so many are taken together
        double tolerance = 0.02;  ///< a bearing slips by one or two hundredths

        bool operator==(const defect_search&) const = default;
    };
    std::optional<defect_search> defects;  ///< needs the envelope

    bool operator==(const recipe&) const = default;
};

}  // namespace vigie::waveform
