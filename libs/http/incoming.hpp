// A request as Beast reads it, turned into what handlers see. Pure.
#pragma once

#include "libs/http/server.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <string_view>

namespace vigie::http {

using parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// Fills in what is there; takes the body out of the parser. Returns why the request cannot be answered;
/// empty: it can.
std::string_view read_request(parser&, request&);

struct refused {
    unsigned status = 0;  ///< 0: nobody is there to be told
    std::string_view why;
};

/// What a client is told whose request did not come as a whole. `too_late`: its time had passed.
refused refused_for(const boost::system::error_code&, bool too_late);

/// Whether the client left, or was left, between requests.
bool is_farewell(const boost::system::error_code&, bool too_late);

}  // namespace vigie::http
