// Why hands could not be shaken, from what Asio and OpenSSL say. Pure.
#pragma once

#include "libs/http/guard_counters.hpp"

#include <boost/system/error_code.hpp>

#include <string_view>

namespace vigie::http {

/// `too_late`: its time had passed.
handshake_failure reason_of(const boost::system::error_code&, bool too_late);

/// Whether a connection that begins with this byte speaks TLS: its records of handshakes do (RFC 8446, 5.1).
constexpr bool begins_tls(char first) {
    return first == 0x16;
}

}  // namespace vigie::http
