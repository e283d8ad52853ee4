// A small HTTP/1.1 server on Boost.Beast: a table of routes, limits on everything, one coroutine a
// connection. Runs on the executor it is given and on no thread of its own; Beast itself is only included by
// its .cpp files.
#pragma once

#include "libs/http/guard_counters.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::http {

struct protection;

struct request {
    std::string method;
    std::string path;   ///< percent-decoded path without the query
    std::string query;  ///< as sent, without '?'
    std::string body;
    bool accepts_gzip = false;  ///< Accept-Encoding names gzip with a weight above 0 (RFC 9110, 12.5.3)
    std::string accept_language = {};
    std::string if_none_match = {};
    std::string request_id = {};   ///< X-Request-Id
    std::string traceparent = {};  ///< W3C Trace Context
    std::string tracestate = {};
};

struct response {
    unsigned status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::shared_ptr<const std::string> body;  ///< immutable, shared by concurrent answers
    bool gzip = false;                        ///< the body is gzip: Content-Encoding says so
    std::string fields = {};                  ///< further header fields, whole lines: see add_field
};

/// Instead of those of that name that stand there.
void set_field(response&, std::string_view name, std::string_view value);

/// Left out when the value has a control character, which could end the line.
void add_field(response&, std::string_view name, std::string_view value);

response text(unsigned status, std::string body);
response html(std::string body);
response json(std::string body);

using handler = std::function<boost::asio::awaitable<response>(const request&)>;

struct route {
    std::string method;  ///< "GET" answers HEAD too
    std::string path;    ///< exact, or with a '*' at its end whatever begins so
    handler answer;
};

struct limits {
    std::size_t connections = 256;  ///< more are answered 503 and closed
    std::size_t header_bytes = 16'384;
    std::size_t body_bytes = 65'536;
    std::chrono::milliseconds read_timeout{10'000};  ///< for a whole request, and between requests
    std::chrono::milliseconds write_timeout{30'000};
};

/// What became of one request, for whoever counts and logs.
struct exchange {
    const request& asked;    ///< empty when it could not be read
    std::string_view route;  ///< the path of the table's row, however it was asked for; empty: there is none
    unsigned status;
    std::chrono::steady_clock::duration took;  ///< from the request's first byte until its answer was written
};

/// What a program adds to all answers. Each may be empty; none may throw.
struct hooks {
    /// Before the handler, which sees what is changed here.
    std::function<void(request&)> arrived = {};
    /// Makes the server's own refusals, from 400 to 503, of a sentence; otherwise they are plain text.
    std::function<response(unsigned status, std::string_view why)> refuse = {};
    /// The last that is done to an answer: fields that all of them have.
    std::function<void(const request&, response&)> complete = {};
    std::function<void(const exchange&)> answered = {};
};

/// Counted by the server, read by whoever exposes them.
struct counters {
    std::uint64_t connections_refused = 0;
    std::uint64_t requests = 0;
    std::uint64_t client_errors = 0;  ///< malformed, too large, too slow
    std::size_t connections = 0;
    std::size_t in_flight = 0;  ///< requests that are being answered
    guard_counters guard;
};

class server {
public:
    server(boost::asio::any_io_executor, std::vector<route>, limits = {}, hooks = {});
    ~server();

    /// TLS, users and fields by --web.config.file, which is read again when it, or a file that it names, has
    /// changed. Before listen(); without it anybody may ask by plain HTTP.
    void protect(protection);

    /// Binds and starts to accept: "127.0.0.1:9469", ":9469" (all addresses, IPv6 and IPv4), "[::1]:0".
    /// Returns the port, or an error text that names the address and the mend.
    boost::system::result<std::uint16_t, std::string> listen(std::string_view address);

    /// Stops accepting and closes idle connections. Answers under way finish, as do requests that have come
    /// already.
    void stop();

    const counters& count() const noexcept;

private:
    class state;
    std::shared_ptr<state> state_;
};

}  // namespace vigie::http
