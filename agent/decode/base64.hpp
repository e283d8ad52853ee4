// Base64 and base64url (RFC 4648, 4 and 5) → bytes, with or without padding.
#pragma once

#include <string>
#include <string_view>

namespace vigie::decode {

/// Replaces what is in `to`. False: `text` is not base64; white space is not, either.
bool decode_base64(std::string_view text, std::string& to);

}  // namespace vigie::decode
