#include "libs/http/incoming.hpp"

#include "libs/http/accept_encoding.hpp"
#include "libs/http/target.hpp"

#include <boost/asio/error.hpp>
#include <boost/beast/http/error.hpp>

#include <string>

namespace vigie::http {
namespace {

using fault = boost::beast::http::error;

/// The lines of a field that may have several, as one list.
std::string all(const parser::value_type& message, boost::beast::http::field name) {
    std::string list;
    for (auto [at, end] = message.equal_range(name); at != end; ++at)
        list.append(list.empty() ? "" : ",").append(at->value());
    return list;
}

}  // namespace

std::string_view read_request(parser& incoming, request& asked) {
    using name = boost::beast::http::field;
    auto& message = incoming.get();
    auto where = parse_target(message.target());
    asked.method = message.method_string();
    asked.accept_language = all(message, name::accept_language);
    asked.if_none_match = all(message, name::if_none_match);
    asked.request_id = message["X-Request-Id"];
    asked.traceparent = message["traceparent"];
    asked.tracestate = message["tracestate"];
    asked.accepts_gzip = accepts_gzip(all(message, name::accept_encoding));
    if (where) {
        asked.path = std::move(where->path);
        asked.query = std::move(where->query);
    }
    asked.body = std::move(message.body());
    if (!where) return "The path is not valid.";
    return message.version() >= 11 && message.count(name::host) != 1 ? "HTTP/1.1 wants one Host field." : "";
}

bool is_farewell(const boost::system::error_code& error, bool too_late) {
    return error == fault::end_of_stream || (error == boost::asio::error::operation_aborted && !too_late);
}

refused refused_for(const boost::system::error_code& error, bool too_late) {
    // What the parser refused or did not come in time can still be answered; after a reset the socket is
    // gone.
    if (too_late && error == boost::asio::error::operation_aborted)
        return {408, "The request did not come in time."};
    if (error.category() != make_error_code(fault::bad_method).category() || error == fault::partial_message)
        return {};
    if (error == fault::header_limit || error == fault::buffer_overflow)
        return {431, "The header is larger than this server takes."};
    if (error == fault::body_limit) return {413, "The body is larger than this server takes."};
    return {400, "The request is not HTTP/1.1."};
}

}  // namespace vigie::http
