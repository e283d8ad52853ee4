// GET /ideal-weight: from the query to the answer. Pure.
#pragma once

#include "libs/http/server.hpp"

#include <string_view>

namespace vigie::services {

/// `query`: height_cm, 100 to 250 with a point or a comma, and perhaps sex=female or male; without it both
/// are answered. 200 with the weights, rounded to 0.1 kg, or 400.
http::response answer_ideal_weight(std::string_view query);

}  // namespace vigie::services
