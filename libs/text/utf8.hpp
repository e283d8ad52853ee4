// Is a text well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing over U+10FFFF)?
#pragma once

#include <string_view>

namespace vigie::text {

bool is_utf8(std::string_view text) noexcept;

}  // namespace vigie::text
