// The text in front of a body: status line and header fields.
#pragma once

#include "libs/http/server.hpp"

#include <ctime>
#include <string>
#include <string_view>

namespace vigie::http {

struct head_options {
    bool keep_alive = true;
    std::string_view allow = {};  ///< for 405 (RFC 9110, 15.5.6)
    std::time_t now = 0;          ///< for the Date field (RFC 9110, 6.6.1)
};

/// Ends with the empty line. Content-Length is the body's, also when the answer to HEAD leaves the body out.
std::string head(const response&, const head_options&);

/// The words that go with a status (RFC 9110, 15); empty when they are not known here.
std::string_view reason(unsigned status);

/// Whether this status has a body at all (not 204, 304).
bool has_body(unsigned status);

}  // namespace vigie::http
