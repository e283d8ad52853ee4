// Who somebody says to be: the Authorization field of HTTP's Basic scheme (RFC 7617). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::http {

struct credentials {
    std::string user, password;
};

/// Nothing: another scheme, or not "user:password" in base64.
std::optional<credentials> parse_basic(std::string_view authorization);

}  // namespace vigie::http
