// From a request to its answer by the table of routes, and the answers that the server makes itself.
#pragma once

#include "libs/http/connection.hpp"

#include <string>
#include <string_view>

namespace vigie::http {

struct outcome {
    response answer;
    std::string_view route = {};  ///< the path of the row that answered or refused the method
    std::string allow = {};       ///< for 405
};

/// 404 where there is no row, 405 where there is one for other methods, 500 when the handler throws.
boost::asio::awaitable<outcome> dispatch(const service&, const request&);

/// `why`: one sentence.
response refusal(const service&, unsigned status, std::string_view why);

}  // namespace vigie::http
