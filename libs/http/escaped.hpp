// Text as it may stand in HTML, between tags and in quoted attributes. Pure.
#pragma once

#include <string>
#include <string_view>

namespace vigie::http {

std::string escaped(std::string_view text);

}  // namespace vigie::http
