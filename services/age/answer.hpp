// GET /age: from the query to the answer. Pure.
#pragma once

#include "libs/http/server.hpp"

#include <chrono>
#include <string_view>

namespace vigie::services {

/// `query`: birth_date=YYYY-MM-DD, and perhaps on=YYYY-MM-DD in place of `today`. 200 with the age, 400 for
/// what is no date, 422 for a birth after that day or more than 150 years before it.
http::response answer_age(std::string_view query, std::chrono::sys_days today);

}  // namespace vigie::services
