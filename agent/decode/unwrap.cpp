#include "agent/decode/base64.hpp"
#include "agent/decode/decode.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace vigie::decode {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(spaces);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

bool decode_hex(std::string_view text, std::string& to) {
    if (text.size() % 2 != 0) return false;
    to.resize(text.size() / 2);
    for (std::size_t i = 0; i < to.size(); ++i) {
        std::uint8_t byte = 0;
        const auto* const digits = text.data() + 2 * i;
        if (std::from_chars(digits, digits + 2, byte, 16).ptr != digits + 2) return false;
        to[i] = static_cast<char>(byte);
    }
    return true;
}

using inflate = decltype(&libdeflate_gzip_decompress_ex);

/// One stream and nothing behind it, into a buffer that grows until it is large enough.
result<std::string_view> inflated(inflate decompress, std::string_view packed, std::size_t most_bytes,
                                  std::string& to) {
    struct free_decompressor {
        void operator()(libdeflate_decompressor* of) const { libdeflate_free_decompressor(of); }
    };
    thread_local const std::unique_ptr<libdeflate_decompressor, free_decompressor> decompressor(
        libdeflate_alloc_decompressor());
    constexpr std::size_t usual_ratio = 4, least_bytes = 1'024;
    for (auto room = std::max(packed.size() * usual_ratio, least_bytes);; room *= 2) {
        to.resize(std::min(room, most_bytes));
        std::size_t read = 0, written = 0;
        const auto done = decompress(decompressor.get(), packed.data(), packed.size(), to.data(), to.size(),
                                     &read, &written);
        if (done == LIBDEFLATE_SUCCESS && read == packed.size()) return std::string_view{to.data(), written};
        if (done != LIBDEFLATE_INSUFFICIENT_SPACE) return reason::bad_wrapping;
        if (to.size() == most_bytes) return reason::payload_too_large;
    }
}

}  // namespace

result<std::string_view> unwrap(wrapping which, std::string_view wrapped, std::size_t most_bytes,
                                document& out) {
    auto& inside = out.scratch();
    switch (which) {
        case wrapping::base64:
            if (!decode_base64(trimmed(wrapped), inside)) return reason::bad_wrapping;
            break;
        case wrapping::hex:
            if (!decode_hex(trimmed(wrapped), inside)) return reason::bad_wrapping;
            break;
        case wrapping::gzip:
            return inflated(libdeflate_gzip_decompress_ex, wrapped, most_bytes, inside);
        case wrapping::zlib:
            return inflated(libdeflate_zlib_decompress_ex, wrapped, most_bytes, inside);
    }
    if (inside.size() > most_bytes) return reason::payload_too_large;
    return std::string_view{inside};
}

}  // namespace vigie::decode
