// The request target (RFC 9112, 3.2) taken apart. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::http {

struct target {
    std::string path;   ///< percent-decoded
    std::string query;  ///< as sent, without '?'
};

/// Takes "/path?query" and "http://host/path?query". Nothing: a bad escape, or neither form.
std::optional<target> parse_target(std::string_view);

/// Nothing when a '%' is not followed by two hex digits.
std::optional<std::string> percent_decoded(std::string_view);

}  // namespace vigie::http
