// The form as HTML, with what was entered and the messages beside the fields. Pure.
#pragma once

#include "services/gateway/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie::services {

/// A field that is wrong, by the code of the service's fault.
struct wrong_field {
    std::string field, code;
};

/// Those of a problem as the services make it. Throws where the JSON is not as described.
std::vector<wrong_field> wrong_fields(std::string_view problem_json);

/// The list at the top, with a link to each field. Empty: nothing is wrong.
std::string error_summary(language, const std::vector<wrong_field>&);

std::string form(language, const entered&, const std::vector<wrong_field>&);

}  // namespace vigie::services
