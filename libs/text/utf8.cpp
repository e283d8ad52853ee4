#include "libs/text/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace vigie::text {

namespace {

/// Bytes of the well-formed sequence that `text` begins with (the table of RFC 3629, 4), 0 when it begins
/// with none.
std::size_t sequence_length(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0U;
    };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
    const auto within = [&](unsigned low, unsigned high) { return byte(1) >= low && byte(1) <= high; };

    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xc2) return 0;
    if (lead < 0xe0) return tail(1) ? 2 : 0;
    if (lead < 0xf0) {
        const bool second = lead == 0xe0 ? within(0xa0, 0xbf) : lead == 0xed ? within(0x80, 0x9f) : tail(1);
        return second && tail(2) ? 3 : 0;
    }
    if (lead > 0xf4) return 0;
    const bool second = lead == 0xf0 ? within(0x90, 0xbf) : lead == 0xf4 ? within(0x80, 0x8f) : tail(1);
    return second && tail(2) && tail(3) ? 4 : 0;
}

/// Eight bytes at once, since most text has nothing else.
bool begins_with_eight_of_ascii(std::string_view text) noexcept {
    std::uint64_t bytes = 0;
    if (text.size() < sizeof bytes) return false;
    std::memcpy(&bytes, text.data(), sizeof bytes);
    return (bytes & 0x8080'8080'8080'8080U) == 0;
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
    while (!text.empty()) {
        if (begins_with_eight_of_ascii(text)) {
            text.remove_prefix(8);
            continue;
        }
        const auto length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace vigie::text
