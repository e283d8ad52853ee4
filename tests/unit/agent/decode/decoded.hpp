// Decodes one payload and shows what was found as text, so that cases fit in tables: JSON, but bytes as
// h'0aff', what was unpacked from a value behind "→", and a number as the document has it, with its digits
// where they say something else.
#pragma once

#include "agent/decode/decode.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

namespace vigie::decode {

inline std::string shown(const document& in, document::place at);

inline std::string shown_members(const document& in, document::place container, char open, char close) {
    std::string all{open};
    for (auto each = in.first(container); each != document::nowhere; each = in.next(container, each)) {
        if (all.size() > 1) all += ',';
        if (open == '{') all.append("\"").append(in.at(each).key).append("\":");
        all += shown(in, each);
    }
    return all += close;
}

inline std::string shown_bytes(std::string_view bytes) {
    std::string hex = "h'";
    for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return hex += '\'';
}

inline std::string shown_number(const value& of) {
    char buffer[32];
    const bool short_integer = std::trunc(of.number) == of.number && std::abs(of.number) < 1e15;
    const auto* const end =
        short_integer ? std::to_chars(buffer, buffer + sizeof buffer, of.number, std::chars_format::fixed).ptr
                      : std::to_chars(buffer, buffer + sizeof buffer, of.number).ptr;
    const std::string number(buffer, static_cast<std::size_t>(end - buffer));
    return of.text.empty() || of.text == number ? number : fmt::format("{}({})", number, of.text);
}

inline std::string shown(const document& in, document::place at) {
    if (at == document::nowhere) return "absent";
    const auto& of = in.at(at);
    const auto inside = of.inside == 0 ? "" : "→" + shown(in, of.inside);
    switch (of.is) {
        case kind::null:
            return "null";
        case kind::boolean:
            return of.number != 0 ? "true" : "false";
        case kind::number:
            return shown_number(of) + inside;
        case kind::text:
            return fmt::format("\"{}\"{}", of.text, inside);
        case kind::bytes:
            return shown_bytes(of.text) + inside;
        case kind::array:
            return shown_members(in, at, '[', ']');
        case kind::object:
            return shown_members(in, at, '{', '}');
        case kind::refused:
            return std::string{name_of(of.why)};
    }
    return "?";
}

/// The whole document, or the reason why there is none.
inline std::string read_as(const recipe& how, std::string_view payload, const bounds& most = {}) {
    document out;
    const auto taken = read(payload, how, most, out);
    return taken ? shown(out, document::root) : std::string{name_of(taken.error())};
}

inline recipe as(std::string_view format, format_options options = {}) {
    recipe how;
    how.as = find_format(format);
    how.options = std::move(options);
    return how;
}

inline std::string decoded(std::string_view format, std::string_view payload, const bounds& most = {}) {
    return read_as(as(format), payload, most);
}

/// The values at `pointers`, joined by " | ", or the reason why there are none.
inline std::string from_json(std::string_view payload, std::initializer_list<std::string_view> pointers,
                             const bounds& most = {}) {
    document out;
    const auto taken = read(payload, as("json"), most, out);
    if (!taken) return std::string{name_of(taken.error())};
    std::string all, fault;
    for (const auto pointer : pointers) {
        const auto found = follow(out, document::root, pattern::parse(pointer, fault).steps());
        all += (all.empty() ? "" : " | ") + shown(out, found);
    }
    return all;
}

/// A test's bytes as people write them: "82 01 f9 7e00" → 82 01 f9 7e 00.
inline std::string bytes_of(std::string_view hex) {
    std::string bytes, digits;
    for (const char c : hex) {
        if (c == ' ') continue;
        digits += c;
        if (digits.size() < 2) continue;
        bytes += static_cast<char>(std::stoi(digits, nullptr, 16));
        digits.clear();
    }
    return bytes;
}

}  // namespace vigie::decode
