#include "agent/decode/formats.hpp"
#include "agent/decode/json_handler.hpp"
#include "agent/decode/number.hpp"
#include "libs/text/utf8.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace vigie::decode {

namespace {

namespace json = boost::json;

json::parse_options strict() {
    json::parse_options options;
    options.max_depth =
        deepest_nesting;  // the document checks the configured bound, which is not above this one
    return options;
}

bool one_of(char c, std::string_view set) {
    return set.find(c) != set.npos;
}

/// Whether the parser stopped at a word such as NaN where a value should stand. JSON has no such words, but
/// many printf calls and Python's json.dumps write them, and the operator should read what it is.
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
           const document& out) {
    if (out.failure()) return *out.failure();
    if (error == json::error::too_deep) return reason::too_deep;
    if (!text::is_utf8(payload)) return reason::not_utf8;
    if (error == json::error::exponent_overflow) return reason::not_finite;
    if (stopped_at_not_finite(payload, at)) return reason::not_finite;
    return reason::malformed;
}

}  // namespace

result<void> decode_json(std::string_view payload, const format_options&, document& out) {
    if (payload.empty()) return reason::empty_payload;

    // Kept for its buffers; it carries nothing from one document to the next.
    thread_local json::basic_parser<json_handler> parser(strict());
    parser.reset();
    parser.handler().start(payload, out);

    boost::system::error_code error;
    const auto read = parser.write_some(false, payload.data(), payload.size(), error);
    if (error) return why(error, payload, read, out);
    if (read < payload.size()) return text::is_utf8(payload) ? reason::malformed : reason::not_utf8;
    return {};
}

}  // namespace vigie::decode
