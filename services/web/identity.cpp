#include "services/web/identity.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::services {
namespace {

constexpr std::size_t longest_id = 64, longest_state = 512;

bool is_hex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == text.npos;
}

bool is_set(std::string_view hex) {
    return hex.find_first_not_of('0') != hex.npos;
}

}  // namespace

std::optional<trace_context> parse_traceparent(std::string_view text) {
    // version "-" trace-id "-" parent-id "-" flags; later versions may go on after another "-".
    constexpr std::size_t size = 55;
    if (text.size() < size || text[2] != '-' || text[35] != '-' || text[52] != '-') return std::nullopt;
    const auto version = text.substr(0, 2), trace = text.substr(3, 32);
    const auto parent = text.substr(36, 16), flags = text.substr(53, 2);
    for (const auto part : {version, trace, parent, flags})
        if (!is_hex(part)) return std::nullopt;
    if (version == "ff" || !is_set(trace) || !is_set(parent)) return std::nullopt;
    if (text.size() > size && (version == "00" || text[size] != '-')) return std::nullopt;
    return trace_context{trace, flags};
}

bool is_request_id(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, fits);
}

void identities::give(http::request& to) {
    if (!is_request_id(to.request_id)) to.request_id = hex(32);
    const auto sent = parse_traceparent(to.traceparent);
    if (!sent || to.tracestate.size() > longest_state) to.tracestate.clear();
    to.traceparent = fmt::format("00-{}-{}-{}", sent ? std::string{sent->trace_id} : hex(32), hex(16),
                                 sent ? sent->flags : "00");
}

std::string identities::hex(int digits) {
    std::string text;
    for (; digits > 0; digits -= 16) text += fmt::format("{:016x}", random_() | 1);  // never all zero
    return text;
}

}  // namespace vigie::services
