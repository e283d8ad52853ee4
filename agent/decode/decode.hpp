// Payload bytes → a document. One pure function a wire format, picked from a constexpr table; what a payload
// is wrapped in (base64, gzip, …) is taken off before, and what stands packed in one of its texts is unpacked
// behind. No allocation once the scratch buffers have grown.
#pragma once

#include "agent/decode/document.hpp"
#include "agent/decode/pattern.hpp"
#include "agent/flow.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::decode {

/// One field of a fixed layout of bytes.
struct binary_field {
    enum class number : std::uint8_t { unsigned_integer, signed_integer, floating, none };
    std::string name;
    number type = number::unsigned_integer;
    std::size_t bytes = 1;  ///< 1 to 8; floating: 2, 4 or 8 (IEEE 754); none (raw bytes): 0 is the rest
    bool little_endian = false;
    std::size_t offset = 0;  ///< of the first byte in the payload
    unsigned bit = 0;        ///< the lowest bit that belongs to it, counted from the least significant
    unsigned bits = 0;       ///< how many; 0: all
    double scale = 1;        ///< value = raw × scale + shift
    double shift = 0;

    bool operator==(const binary_field&) const = default;
};

/// What a format has to be told beside the payload. Each format reads its own part.
struct format_options {
    struct csv_options {
        char delimiter = ',';
        bool header = false;               ///< the first row names the columns
        std::vector<std::string> columns;  ///< their names; without them and a header, rows are arrays

        bool operator==(const csv_options&) const = default;
    } csv;
    std::vector<binary_field> layout;  ///< of binary

    bool operator==(const format_options&) const = default;
};

/// A decoder fills `out`, which is clear or at the beginning of an inside. Errors: empty_payload, not_utf8,
/// malformed, not_finite (a word such as NaN where the format has no such numbers), payload_too_large (over
/// bounds::bytes when spelt out), and what out.failure() names.
using decoder = result<void> (*)(std::string_view payload, const format_options&, document& out);

/// One row of the table of formats.
struct format {
    std::string_view name;
    decoder decode;
    bool is_scalar = false;  ///< a payload is one value, so that no pointer leads into it
};

/// The format of a name in the configuration, null when there is none.
const format* find_format(std::string_view name) noexcept;

/// All names, for messages to the operator.
std::span<const std::string_view> format_names() noexcept;

/// What bytes may be wrapped in. Base64 is either alphabet of RFC 4648, padded or not; base64 and hex may
/// have white space around them. gzip is one member (RFC 1952), zlib one stream (RFC 1950), with nothing
/// behind.
enum class wrapping : std::uint8_t { base64, hex, gzip, zlib };
inline constexpr std::pair<std::string_view, wrapping> wrappings[] = {
    {"base64", wrapping::base64}, {"hex", wrapping::hex}, {"gzip", wrapping::gzip}, {"zlib", wrapping::zlib}};

/// The bytes inside, which live in `out`. Errors: bad_wrapping (not of this wrapping, or cut off),
/// payload_too_large (more than `most_bytes` inside).
result<std::string_view> unwrap(wrapping, std::string_view wrapped, std::size_t most_bytes, document& out);
result<std::string_view> unwrap(std::span<const wrapping>, std::string_view wrapped, const bounds&,
                                document& out);

/// How a rule's payloads are read.
struct recipe {
    std::vector<wrapping> wrapped;  ///< taken off in this order
    const format* as = find_format("json");
    format_options options;

    /// A text or bytes in the document that hold a payload of their own; pointers go on into it.
    struct packed {
        pattern at;  ///< without wildcards
        std::vector<wrapping> wrapped;
        const format* as = nullptr;
        format_options options;

        bool operator==(const packed&) const = default;
    };
    std::vector<packed> inside;

    bool operator==(const recipe&) const = default;
};

/// Errors: those of the decoder and of unwrap; what is packed inside and not there, or null, is left out.
result<void> read(std::string_view payload, const recipe&, const bounds&, document& out);

}  // namespace vigie::decode
