// A service from its command line to its end: flags, reactor, server, signals. One thread.
// SIGTERM and SIGINT: no new connections are taken, idle ones are closed, requests that have come are
// answered, for at most ten seconds; then the program ends with 0.
#pragma once

#include "libs/http/server.hpp"
#include "services/web/metrics.hpp"
#include "services/web/options.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <variant>
#include <vector>

namespace vigie::services {

struct program {
    std::string_view name;
    const char* listen_address;
    std::vector<flag> flags = {};

    /// What a service is made of; `stop` is called when the drain begins.
    struct parts {
        std::vector<http::route> routes;
        std::function<void()> stop = {};
    };
    /// Or why it cannot be made, with the mend. What the parts refer to lives at least as long as they do.
    std::function<std::variant<parts, std::string>(const options&, boost::asio::io_context&, metrics&)> make;
};

/// Exit status: 0 ended by a signal or nothing to complain of, 1 could not do its work, 2 wrong usage.
/// /metrics, /-/healthy and /-/ready are added to the routes.
int run(const program&, const std::vector<std::string>& arguments);

/// Answers at once, from the query alone.
http::handler from_query(std::function<http::response(std::string_view query)>);

}  // namespace vigie::services
