// An HTTP/1.1 client for one service behind the gateway. Connections are kept alive and used again, the last
// one first; a request whose kept connection turns out to be closed is sent once more on a new one.
// Bounds: `connections` at a time, one deadline for all that a request needs, 64 KiB of answer. One executor,
// which must not run two handlers at once; an upstream outlives the requests made through it.
#pragma once

#include "libs/http/server.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace vigie::services {

/// Why there is no answer.
enum class failure : std::uint8_t { unreachable, timeout, bad_answer, busy };
inline constexpr std::array<std::string_view, 4> failure_names{"unreachable", "timeout", "bad_answer",
                                                               "busy"};

struct upstream_address {
    std::string host, port;
};

/// "http://host:port", "http://[::1]:8081"; or why not, with the mend.
boost::system::result<upstream_address, std::string> parse_upstream(std::string_view url);

class upstream {
public:
    struct bounds {
        std::chrono::milliseconds timeout{2000};
        std::size_t connections = 1024;
        std::chrono::milliseconds idle{5000};  ///< a kept connection is closed after this
    };
    struct counters {
        std::array<std::uint64_t, failure_names.size()> failures{};
        std::uint64_t answers = 0;
        std::uint64_t connects = 0;  ///< connections that were opened
        std::size_t in_use = 0, kept = 0;
    };
    struct answer {
        unsigned status = 0;
        std::string content_type, body;
    };

    upstream(const boost::asio::any_io_executor&, const upstream_address&, bounds);
    ~upstream();
    upstream(const upstream&) = delete;
    upstream& operator=(const upstream&) = delete;

    /// GET. `target`: path and query. Passes on X-Request-Id and the trace context of `asked`.
    boost::asio::awaitable<std::variant<answer, failure>> get(std::string target, const http::request& asked);

    /// Called with how long each request took until its answer was there or given up.
    void observe(std::function<void(std::chrono::duration<double>)>);

    /// Closes what is kept, and keeps nothing from now on.
    void stop();

    const counters& count() const noexcept;

private:
    class pool;
    std::shared_ptr<pool> pool_;
    std::function<void(std::chrono::duration<double>)> observer_;
};

}  // namespace vigie::services
