// The decoders of the table in decode.cpp, one a wire format. What they return: decode.hpp.
#pragma once

#include "agent/decode/decode.hpp"

namespace vigie::decode {

/// One JSON text (RFC 8259). Of members with the same name the last counts.
result<void> decode_json(std::string_view payload, const paths& wanted, const bounds&, fields& out);

/// One number in decimal text, spaces around it allowed: "21.5\n". It stands at the pointer "".
result<void> decode_plain(std::string_view payload, const paths& wanted, const bounds&, fields& out);

}  // namespace vigie::decode
