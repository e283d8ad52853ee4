// The decoders of the table in decode.cpp, one a wire format. What they return: decode.hpp.
#pragma once

#include "agent/decode/decode.hpp"

namespace vigie::decode {

/// One JSON text (RFC 8259).
result<void> decode_json(std::string_view payload, const format_options&, document& out);

/// One number in decimal text, or any other text, spaces around it allowed: "21.5\n", "ON". It is the root.
result<void> decode_plain(std::string_view payload, const format_options&, document& out);

}  // namespace vigie::decode
