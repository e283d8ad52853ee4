// What was wrong with a request, as application/problem+json (RFC 9457): which fields, and what is expected
// of each. Pure; nothing of what the client sent is repeated.
#pragma once

#include "libs/http/server.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie::services {

/// One parameter that cannot be taken. The texts are constants of the program.
struct fault {
    std::string_view field;
    std::string_view code;      ///< for programs: "missing", "repeated", "not_a_date", …
    std::string_view expected;  ///< for people: "a date as YYYY-MM-DD, …"
};

using faults = std::vector<fault>;

/// 400 when one of the parameters is not as described, 422 when each is but they do not go together.
/// Body: {"type", "title", "status", "detail", "errors": [{"field", "code", "expected"}]}
http::response refused(unsigned status, const faults&);

/// A problem without a field: {"type": "about:blank", "title", "status", "detail"}. `more` is put before the
/// closing brace as it is: empty, or further members of the object that begin with a comma.
http::response problem(unsigned status, std::string_view detail, std::string_view more = {});

/// A JSON string, with its quotes.
std::string json_text(std::string_view);

inline constexpr std::string_view problem_type = "application/problem+json";

}  // namespace vigie::services
