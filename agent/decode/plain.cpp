#include "agent/decode/formats.hpp"
#include "agent/decode/number.hpp"
#include "libs/text/utf8.hpp"

namespace vigie::decode {

namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(spaces);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

}  // namespace

result<void> decode_plain(std::string_view payload, const format_options&, document& out) {
    if (payload.empty()) return reason::empty_payload;
    const auto text = trim(payload);
    if (const auto number = parse_decimal(text))
        out.number(*number, text);
    else if (text::is_utf8(payload))
        out.text(text);
    else
        return reason::not_utf8;
    return {};
}

}  // namespace vigie::decode
