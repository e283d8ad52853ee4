#include "agent/decode/formats.hpp"

#include <bit>
#include <cmath>
#include <limits>

namespace vigie::decode {

namespace {

using number = binary_field::number;

std::uint64_t raw_bytes(std::string_view bytes, bool little_endian) noexcept {
    std::uint64_t raw = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = bytes[little_endian ? bytes.size() - 1 - i : i];
        raw = raw << 8U | static_cast<std::uint8_t>(byte);
    }
    return raw;
}

/// IEEE 754 binary16: 1 bit sign, 5 exponent, 10 fraction.
double half_float(std::uint64_t raw) noexcept {
    const auto exponent = static_cast<int>(raw >> 10U & 0x1fU);
    const auto fraction = static_cast<double>(raw & 0x3ffU);
    const double magnitude = exponent == 0     ? std::ldexp(fraction, -24)
                             : exponent < 0x1f ? std::ldexp(fraction + 1'024, exponent - 25)
                             : fraction == 0.0 ? std::numeric_limits<double>::infinity()
                                               : std::numeric_limits<double>::quiet_NaN();
    return (raw & 0x8000U) != 0 ? -magnitude : magnitude;
}

std::int64_t sign_extended(std::uint64_t raw, unsigned bits) noexcept {
    const auto unused = 64 - bits;
    return static_cast<std::int64_t>(raw << unused) >> unused;
}

void add_scaled(const binary_field& field, double raw, document& out) {
    out.number(raw * field.scale + field.shift);
}

template <class Integer>
void add_integer(const binary_field& field, Integer raw, document& out) {
    if (field.scale == 1 && field.shift == 0)
        out.integer(raw);
    else
        add_scaled(field, static_cast<double>(raw), out);
}

/// False: it reaches beyond the payload.
bool add_bytes(const binary_field& field, std::string_view payload, document& out) {
    if (field.offset > payload.size() || payload.size() - field.offset < field.bytes) return false;
    out.key(field.name);
    out.bytes(payload.substr(field.offset, field.bytes == 0 ? payload.npos : field.bytes));
    return true;
}

/// False: no field can be like that, or it reaches beyond the payload.
bool add(const binary_field& field, std::string_view payload, document& out) {
    if (field.type == number::none) return add_bytes(field, payload, out);
    const auto width = static_cast<unsigned>(field.bytes) * 8;
    const auto bits = field.bits == 0 ? width : field.bits;
    if (field.bytes == 0 || field.bytes > 8 || bits > width || field.bit > width - bits) return false;
    if (field.offset > payload.size() || payload.size() - field.offset < field.bytes) return false;
    const auto whole = raw_bytes(payload.substr(field.offset, field.bytes), field.little_endian);
    const auto raw = whole >> field.bit & (~std::uint64_t{0} >> (64 - bits));
    out.key(field.name);
    switch (field.type) {
        case number::unsigned_integer:
            add_integer(field, raw, out);
            return true;
        case number::signed_integer:
            add_integer(field, sign_extended(raw, bits), out);
            return true;
        case number::floating:
        case number::none:
            break;
    }
    if (field.bytes == 2)
        add_scaled(field, half_float(raw), out);
    else if (field.bytes == 4)
        add_scaled(field, static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(raw))), out);
    else if (field.bytes == 8)
        add_scaled(field, std::bit_cast<double>(raw), out);
    else
        return false;
    return true;
}

}  // namespace

result<void> decode_binary(std::string_view payload, const format_options& options, document& out) {
    if (payload.empty()) return reason::empty_payload;
    out.open_object();
    for (const auto& field : options.layout)
        if (!add(field, payload, out)) return reason::malformed;
    out.close();
    return {};
}

}  // namespace vigie::decode
