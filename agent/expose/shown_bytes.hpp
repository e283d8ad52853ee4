// How what a message was made of is shown to people: bytes, which may be text or not, and moments. Pure.
#pragma once

#include "agent/flow.hpp"

#include <string>
#include <string_view>

namespace vigie::expose {

/// "0a1b"
std::string hex_of(std::string_view bytes);

/// Text with its control characters as '·', or "0x0a1b" where it is not UTF-8.
std::string shown_bytes(std::string_view bytes);

/// "2024-03-01T06:00:00.250Z" (RFC 3339)
std::string moment_text(timestamp);

}  // namespace vigie::expose
