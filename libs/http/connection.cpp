#include "libs/http/connection.hpp"

#include "libs/http/accept_encoding.hpp"
#include "libs/http/response.hpp"
#include "libs/http/target.hpp"
#include "libs/log/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace vigie::http {
namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

bool is_at(std::string_view known, std::string_view asked) {
    if (!known.ends_with('*')) return known == asked;
    known.remove_suffix(1);
    return asked.size() > known.size() && asked.starts_with(known);
}

using parser = beast::http::request_parser<beast::http::string_body>;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds farewell{1};     ///< how long a client may go on sending after its last answer
constexpr std::size_t first_read_bytes = 4096;  ///< a scrape's request fits

struct outcome {
    response answer;
    std::string allow = {};
};

}  // namespace

class connection {
public:
    connection(std::shared_ptr<service> shared, asio::ip::tcp::socket socket)
        : shared_(std::move(shared)),
          stream_(std::move(socket)),
          buffer_(shared_->bounds.header_bytes + first_read_bytes) {
        shared_->open.insert(this);
        boost::system::error_code ignored;
        stream_.socket().set_option(asio::ip::tcp::no_delay{true}, ignored);
    }
    ~connection() { shared_->open.erase(this); }
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;

    asio::awaitable<void> run() {
        bool keep = true;
        while (keep && !shared_->stopping) {
            parser incoming;
            incoming.header_limit(static_cast<std::uint32_t>(shared_->bounds.header_bytes));
            incoming.body_limit(shared_->bounds.body_bytes);
            if (!co_await first_byte()) co_return;
            stream_.expires_after(shared_->bounds.read_timeout);
            boost::system::error_code error = co_await read(incoming);
            if (error) {
                co_await refuse(error);
                co_return;
            }
            answering_ = true;
            keep = co_await answer(incoming);
            answering_ = false;
        }
        co_await leave();
    }

    /// Says goodbye so that the client sees the last answer: closing with unread bytes would reset the
    /// connection and take the answer from its receive buffer.
    asio::awaitable<void> leave() {
        boost::system::error_code ignored;
        stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        stream_.expires_after(farewell);
        std::array<char, first_read_bytes> discarded{};
        for (std::size_t left = shared_->bounds.header_bytes + shared_->bounds.body_bytes; left > 0;) {
            auto [error, size] = co_await stream_.async_read_some(asio::buffer(discarded), as_result);
            if (error) break;
            left -= std::min(left, size);
        }
    }

    /// False: the client is gone or too slow.
    asio::awaitable<bool> write(const response& answer, const head_options& options, bool with_body) {
        const std::string front = head(answer, options);
        std::array<asio::const_buffer, 2> pieces{asio::buffer(front), asio::const_buffer{}};
        if (with_body && answer.body && has_body(answer.status)) pieces[1] = asio::buffer(*answer.body);
        stream_.expires_after(shared_->bounds.write_timeout);
        auto [error, size] = co_await asio::async_write(stream_, pieces, as_result);
        if (error == beast::error::timeout) ++shared_->counted.client_errors;
        co_return !error;
    }

    bool answering() const { return answering_; }
    void close() { stream_.close(); }

private:
    /// Waits between requests; leaving then, or saying nothing, is no error.
    asio::awaitable<bool> first_byte() {
        if (buffer_.size() > 0) co_return true;
        stream_.expires_after(shared_->bounds.read_timeout);
        auto [error, size] = co_await stream_.async_read_some(buffer_.prepare(first_read_bytes), as_result);
        if (error) co_return false;
        buffer_.commit(size);
        co_return true;
    }

    asio::awaitable<boost::system::error_code> read(parser& incoming) {
        auto [header_error, header_size] =
            co_await beast::http::async_read_header(stream_, buffer_, incoming, as_result);
        if (header_error) co_return header_error;
        if (!incoming.is_done() &&
            beast::iequals(incoming.get()[beast::http::field::expect], "100-continue")) {
            static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            auto [error, size] = co_await asio::async_write(stream_, asio::buffer(go_on), as_result);
            if (error) co_return error;
        }
        auto [error, size] = co_await beast::http::async_read(stream_, buffer_, incoming, as_result);
        co_return error;
    }

    asio::awaitable<void> refuse(boost::system::error_code error) {
        using fault = beast::http::error;
        if (error == fault::end_of_stream || error == asio::error::operation_aborted) co_return;
        ++shared_->counted.client_errors;
        // Only what the parser refused can still be answered; after a deadline or a reset the socket is gone.
        const bool refused = error.category() == make_error_code(fault::bad_method).category();
        if (!refused || error == fault::partial_message) co_return;
        response said = text(400, "The request is not HTTP/1.1.\n");
        if (error == fault::header_limit || error == fault::buffer_overflow)
            said = text(431, "The header is larger than this server takes.\n");
        if (error == fault::body_limit) said = text(413, "The body is larger than this server takes.\n");
        const head_options options{false, {}, std::time(nullptr)};
        if (co_await write(said, options, true)) co_await leave();
    }

    /// True: the connection stays open.
    asio::awaitable<bool> answer(parser& incoming) {
        ++shared_->counted.requests;
        const bool head_only = incoming.get().method() == beast::http::verb::head;
        const outcome found = co_await find(incoming);
        const bool keep = incoming.keep_alive() && !shared_->stopping;
        const head_options options{keep, found.allow, std::time(nullptr)};
        const bool written = co_await write(found.answer, options, !head_only);
        co_return written&& keep;
    }

    asio::awaitable<outcome> find(parser& incoming) {
        auto& message = incoming.get();
        auto where = parse_target(message.target());
        if (!where || (message.version() >= 11 && message.count(beast::http::field::host) != 1)) {
            ++shared_->counted.client_errors;
            co_return outcome{
                text(400, where ? "HTTP/1.1 wants one Host field.\n" : "The path is not valid.\n")};
        }
        request asked{message.method_string(), std::move(where->path), std::move(where->query),
                      std::move(message.body()), false};
        std::string codings;
        for (auto [at, end] = message.equal_range(beast::http::field::accept_encoding); at != end; ++at)
            codings.append(at->value()).append(",");
        asked.accepts_gzip = accepts_gzip(codings);
        co_return co_await dispatch(asked);
    }

    asio::awaitable<outcome> dispatch(const request& asked) {
        std::string allow;
        for (const route& known : shared_->routes) {
            if (!is_at(known.path, asked.path)) continue;
            if (known.method == asked.method || (known.method == "GET" && asked.method == "HEAD")) {
                response made = co_await call(known, asked);
                co_return outcome{std::move(made)};
            }
            allow.append(allow.empty() ? "" : ", ")
                .append(known.method == "GET" ? "GET, HEAD" : known.method);
        }
        if (allow.empty()) co_return outcome{text(404, "There is no such page.\n")};
        co_return outcome{text(405, "Allowed here: " + allow + ".\n"), allow};
    }

    asio::awaitable<response> call(const route& known, const request& asked) {
        try {
            co_return co_await known.answer(asked);
        } catch (const std::exception& failure) {
            spdlog::error("msg=\"answer failed\" method={} path={} error=\"{}\"", known.method, known.path,
                          failure.what());
        } catch (...) {
            spdlog::error("msg=\"answer failed\" method={} path={} error=unknown", known.method, known.path);
        }
        co_return text(500, "The answer failed; the log says why.\n");
    }

    std::shared_ptr<service> shared_;
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    bool answering_ = false;
};

asio::awaitable<void> serve(std::shared_ptr<service> shared, asio::ip::tcp::socket socket) {
    struct place {  // freed also when the io_context is destroyed amid an answer
        explicit place(counters& counted) : counted_(counted) { ++counted_.connections; }
        ~place() { --counted_.connections; }
        place(const place&) = delete;
        place& operator=(const place&) = delete;
        counters& counted_;
    };
    const place taken{shared->counted};
    connection client{shared, std::move(socket)};
    co_await client.run();
}

asio::awaitable<void> turn_away(std::shared_ptr<service> shared, asio::ip::tcp::socket socket) {
    connection client{shared, std::move(socket)};
    const response full = text(503, "Too many connections.\n");
    const head_options options{false, {}, std::time(nullptr)};
    if (co_await client.write(full, options, true)) co_await client.leave();
}

void close_idle(service& shared) {
    for (connection* client : shared.open)
        if (!client->answering()) client->close();
}

}  // namespace vigie::http
