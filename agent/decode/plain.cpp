#include "agent/decode/formats.hpp"
#include "agent/decode/number.hpp"
#include "agent/decode/utf8.hpp"

namespace vigie::decode {

namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(spaces);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

}  // namespace

result<void> decode_plain(std::string_view payload, const paths& wanted, const bounds&, fields& out) {
    if (payload.empty()) return reason::empty_payload;
    const auto number = parse_number(trim(payload));
    if (!number) return is_utf8(payload) ? number.error() : reason::not_utf8;
    if (const auto whole = wanted.slot_at(paths::root)) out.set(*whole, *number);
    return {};
}

}  // namespace vigie::decode
