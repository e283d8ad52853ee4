// The two services behind the gateway, and what they say to a query.
#pragma once

#include "services/gateway/upstream.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace vigie::services {

/// What became of a question. 200, 400 and 422 have the service's own JSON; 502, 503 and 504 were made here.
struct part {
    unsigned status = 0;
    std::string body;  ///< JSON, a problem unless the status is 200

    bool answered() const { return status == 200; }
    bool failed() const { return status >= 500; }
};

struct backends {
    backends(const boost::asio::any_io_executor& executor, const upstream_address& for_age,
             const upstream_address& for_weight, upstream::bounds most)
        : age(executor, for_age, most), weight(executor, for_weight, most) {}

    upstream age, weight;
};

/// `query` as the client sent it: each service takes the parameters that it knows.
boost::asio::awaitable<part> ask_age(backends&, const http::request& asked);
boost::asio::awaitable<part> ask_weight(backends&, const http::request& asked);
/// Both at the same time.
boost::asio::awaitable<std::pair<part, part>> ask_both(backends&, const http::request& asked);

/// As the API answers: one service's word as it is.
http::response alone(part);

/// {"age": …, "ideal_weight": …} when both have answered. 400 or 422 with the faults of both when the
/// parameters are wrong; otherwise the problem of the one that failed, with what the other has said.
http::response joined(const part& age, const part& weight);

}  // namespace vigie::services
