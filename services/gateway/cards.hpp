// The results as HTML, from the JSON of the services. Pure. They throw where the JSON is not as described.
#pragma once

#include "services/gateway/texts.hpp"

#include <string>
#include <string_view>

namespace vigie::services {

std::string age_card(language, std::string_view json);
std::string weight_card(language, std::string_view json);

}  // namespace vigie::services
