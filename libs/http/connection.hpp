// One client from accept to close, and what all clients of a server share.
// Bounds: one request is held at a time, its header and body limited; every read and write has a deadline.
// Threading: everything runs on the server's executor, which must not run two handlers at once.
#pragma once

#include "libs/http/guard.hpp"
#include "libs/http/server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <unordered_set>
#include <vector>

namespace vigie::http {

/// A connection as the server's end sees it.
class open_connection {
public:
    virtual ~open_connection() = default;
    /// Neither is a request being answered nor has one come that nobody has looked at yet.
    virtual bool idle() = 0;
    virtual void close() = 0;
};

/// Kept alive by the server and by each coroutine, so that neither has to outlive the other.
struct service {
    std::vector<route> routes;
    limits bounds;
    hooks added;
    counters counted;
    std::unique_ptr<guard> guarded;  ///< null: anybody may ask, by plain HTTP
    std::unordered_set<open_connection*> open;
    bool stopping = false;
};

/// Answers requests until the client leaves, a deadline passes, or the service stops.
boost::asio::awaitable<void> serve(std::shared_ptr<service>, boost::asio::ip::tcp::socket);

/// The same over TLS, once hands are shaken. `by`: what they are shaken with.
boost::asio::awaitable<void> serve_tls(std::shared_ptr<service>, std::shared_ptr<const protection> by,
                                       boost::asio::ip::tcp::socket);

/// Answers 503 and closes, without reading a request; over TLS, where an answer would cost more, it only
/// closes.
boost::asio::awaitable<void> turn_away(std::shared_ptr<service>, boost::asio::ip::tcp::socket);

/// Closes the connections on which neither a request nor an answer is under way.
void close_idle(service&);

}  // namespace vigie::http
