// From a request to its answer by the table of routes, and the answers that the server makes itself.
#pragma once

#include "libs/http/connection.hpp"

#include <optional>
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

/// Of a guarded service: nothing when the request is welcome, otherwise its answer. The newest of the web
/// configuration counts.
boost::asio::awaitable<std::optional<outcome>> admit(const service&, std::string_view authorization);

/// The last that is done to an answer, whoever made it.
void complete(const service&, const request&, response&);

}  // namespace vigie::http
