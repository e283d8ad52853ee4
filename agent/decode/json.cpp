#include "agent/decode/formats.hpp"
#include "agent/decode/json_walker.hpp"
#include "agent/decode/number.hpp"
#include "agent/decode/utf8.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cmath>

namespace vigie::decode {

namespace {

namespace json = boost::json;

json::parse_options strict() {
    json::parse_options options;
    options.max_depth =
        deepest_nesting;  // the walker checks the configured bound, which is not above this one
    return options;
}

bool one_of(char c, std::string_view set) {
    return set.find(c) != set.npos;
}

/// Whether the parser stopped at a word such as NaN where a wanted value should stand. JSON has no such
/// words, but many printf calls and Python's json.dumps write them, and the operator should read what it is.
bool stopped_at_not_finite(std::string_view payload, std::size_t at) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-";
    at = std::min(at, payload.size());
    auto first = payload.find_last_not_of(letters, at == 0 ? 0 : at - 1);
    first = first == payload.npos || at == 0 ? 0 : first + 1;
    const auto last = std::min(payload.find_first_not_of(letters, first), payload.size());
    if (!is_not_finite_word(payload.substr(first, last - first))) return false;

    constexpr std::string_view spaces = " \t\r\n";
    const auto before = payload.substr(0, first).find_last_not_of(spaces);
    const auto after = payload.find_first_not_of(spaces, last);
    return (before == payload.npos || one_of(payload[before], ":,[")) &&
           (after == payload.npos || one_of(payload[after], ",]}"));
}

reason why(const boost::system::error_code& error, std::string_view payload, std::size_t at,
           const json_walker& walker) {
    if (error == json::error::too_deep) return reason::too_deep;
    if (!is_utf8(payload)) return reason::not_utf8;
    if (error == json::error::exponent_overflow) return reason::not_finite;
    if (walker.awaits_wanted() && stopped_at_not_finite(payload, at)) return reason::not_finite;
    return reason::malformed;
}

bool holds_infinity(const paths& wanted, const fields& out) {
    return std::ranges::any_of(wanted.slots_within(paths::root), [&](slot which) {
        const auto& value = out.at(which);
        const auto* number = value ? std::get_if<double>(&*value) : nullptr;
        return number != nullptr && std::isinf(*number);
    });
}

}  // namespace

result<void> decode_json(std::string_view payload, const paths& wanted, const bounds& bounds, fields& out) {
    if (payload.empty()) return reason::empty_payload;

    // Kept for its buffers; it carries nothing from one document to the next.
    thread_local json::basic_parser<json_walker> parser(strict());
    parser.reset();
    parser.handler().start(payload, wanted, bounds.nesting, out);

    boost::system::error_code error;
    const auto read = parser.write_some(false, payload.data(), payload.size(), error);
    if (error) return why(error, payload, read, parser.handler());
    if (read < payload.size()) return is_utf8(payload) ? reason::malformed : reason::not_utf8;
    if (holds_infinity(wanted, out)) return reason::not_finite;
    return {};
}

}  // namespace vigie::decode
