// Which language a client wants most of those there are: the Accept-Language field of RFC 9110, 12.5.4. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace vigie::http {

/// The index of the one that has the highest weight, the first named of equals; "fr-CA" wants "fr", "*" wants
/// the first. 0 when the list wants none of them. `languages` are primary tags in lower case; at least one.
std::size_t preferred_language(std::string_view accept_language, std::span<const std::string_view> languages);

}  // namespace vigie::http
