// Whether a client takes gzip: the Accept-Encoding field of RFC 9110, 12.5.3. Pure.
#pragma once

#include <string_view>

namespace vigie::http {

/// True when the list gives gzip (or x-gzip) a weight above 0, or does not name it and gives "*" one.
/// A weight that is none counts as 0, so that in doubt the plain text is sent.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace vigie::http
