#include "libs/http/connection.hpp"

#include "libs/http/accept_encoding.hpp"
#include "libs/http/deadline.hpp"
#include "libs/http/dispatch.hpp"
#include "libs/http/response.hpp"
#include "libs/http/target.hpp"
#include "libs/http/under_way.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace vigie::http {
namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

using parser = beast::http::request_parser<beast::http::string_body>;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds farewell{1};     ///< how long a client may go on sending after its last answer
constexpr std::size_t first_read_bytes = 4096;  ///< a scrape's request fits
constexpr std::size_t farewell_bytes = std::size_t{16} << 20;  ///< and how much

}  // namespace

class connection {
public:
    connection(std::shared_ptr<service> shared, asio::ip::tcp::socket socket)
        : shared_(std::move(shared)),
          stream_(std::move(socket)),
          buffer_(shared_->bounds.header_bytes + first_read_bytes),
          late_(stream_.socket()) {
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
            begun_ = std::chrono::steady_clock::now();
            const boost::system::error_code error = co_await read(incoming);
            late_.lift();
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
        const auto end = std::chrono::steady_clock::now() + farewell;
        stream_.expires_at(end);
        std::array<char, first_read_bytes> discarded{};
        for (std::size_t left = farewell_bytes; left > 0 && std::chrono::steady_clock::now() < end;) {
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

    /// Tells the client and whoever counts. False: the client is gone or too slow.
    asio::awaitable<bool> tell(const request& asked, outcome& found, bool keep, bool with_body) {
        if (shared_->added.complete) shared_->added.complete(asked, found.answer);
        const head_options options{keep, found.allow, std::time(nullptr)};
        const bool written = co_await write(found.answer, options, with_body);
        if (shared_->added.answered)
            shared_->added.answered(
                {asked, found.route, found.answer.status, std::chrono::steady_clock::now() - begun_});
        co_return written;
    }

    /// Neither is a request being answered nor has one come that nobody has looked at yet.
    bool idle() {
        boost::system::error_code ignored;
        return !answering_ && (buffer_.size() > 0 || stream_.socket().available(ignored) == 0);
    }
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

    /// A request that has come as a whole, as most have, needs no timer.
    asio::awaitable<boost::system::error_code> read(parser& incoming) {
        stream_.expires_never();
        const std::string_view here{static_cast<const char*>(buffer_.data().data()), buffer_.size()};
        const bool waits = here.find("\r\n\r\n") == here.npos;
        if (waits) late_.within(shared_->bounds.read_timeout);
        auto [header_error, header_size] =
            co_await beast::http::async_read_header(stream_, buffer_, incoming, as_result);
        if (header_error) co_return header_error;
        if (incoming.is_done()) co_return boost::system::error_code{};
        if (!waits) late_.within(shared_->bounds.read_timeout);
        if (beast::iequals(incoming.get()[beast::http::field::expect], "100-continue")) {
            static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            auto [error, size] = co_await asio::async_write(stream_, asio::buffer(go_on), as_result);
            if (error) co_return error;
        }
        auto [error, size] = co_await beast::http::async_read(stream_, buffer_, incoming, as_result);
        co_return error;
    }

    asio::awaitable<void> refuse(boost::system::error_code error) {
        using fault = beast::http::error;
        const bool too_slow = error == asio::error::operation_aborted && late_.passed();
        if (error == fault::end_of_stream || (error == asio::error::operation_aborted && !too_slow))
            co_return;
        ++shared_->counted.client_errors;
        // What the parser refused or did not come in time can still be answered; after a reset the socket is
        // gone.
        const bool refused = error.category() == make_error_code(fault::bad_method).category();
        if ((!refused && !too_slow) || error == fault::partial_message) co_return;
        const request unread;
        outcome said{refusal(*shared_, 400, "The request is not HTTP/1.1.")};
        if (too_slow) said.answer = refusal(*shared_, 408, "The request did not come in time.");
        if (error == fault::header_limit || error == fault::buffer_overflow)
            said.answer = refusal(*shared_, 431, "The header is larger than this server takes.");
        if (error == fault::body_limit)
            said.answer = refusal(*shared_, 413, "The body is larger than this server takes.");
        if (co_await tell(unread, said, false, true)) co_await leave();
    }

    /// True: the connection stays open.
    asio::awaitable<bool> answer(parser& incoming) {
        ++shared_->counted.requests;
        const under_way counted{shared_->counted.in_flight};
        const bool head_only = incoming.get().method() == beast::http::verb::head;
        request asked;
        outcome found = co_await find(incoming, asked);
        const bool keep = incoming.keep_alive() && !shared_->stopping;
        const bool written = co_await tell(asked, found, keep, !head_only);
        co_return written&& keep;
    }

    asio::awaitable<outcome> find(parser& incoming, request& asked) {
        using name = beast::http::field;
        auto& message = incoming.get();
        auto where = parse_target(message.target());
        asked.method = message.method_string();
        asked.accept_language = all(message, name::accept_language);
        asked.if_none_match = all(message, name::if_none_match);
        asked.request_id = message["X-Request-Id"];
        asked.traceparent = message["traceparent"];
        asked.tracestate = message["tracestate"];
        asked.accepts_gzip = accepts_gzip(all(message, name::accept_encoding));
        if (where) {
            asked.path = std::move(where->path);
            asked.query = std::move(where->query);
        }
        asked.body = std::move(message.body());
        if (shared_->added.arrived) shared_->added.arrived(asked);
        if (!where || (message.version() >= 11 && message.count(name::host) != 1)) {
            ++shared_->counted.client_errors;
            co_return outcome{
                refusal(*shared_, 400, where ? "HTTP/1.1 wants one Host field." : "The path is not valid.")};
        }
        co_return co_await dispatch(*shared_, asked);
    }

    /// The lines of a field that may have several, as one list.
    static std::string all(const parser::value_type& message, beast::http::field name) {
        std::string list;
        for (auto [at, end] = message.equal_range(name); at != end; ++at)
            list.append(list.empty() ? "" : ",").append(at->value());
        return list;
    }

    std::shared_ptr<service> shared_;
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    deadline late_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    bool answering_ = false;
};

asio::awaitable<void> serve(std::shared_ptr<service> shared, asio::ip::tcp::socket socket) {
    const under_way taken{shared->counted.connections};
    connection client{shared, std::move(socket)};
    co_await client.run();
}

asio::awaitable<void> turn_away(std::shared_ptr<service> shared, asio::ip::tcp::socket socket) {
    connection client{shared, std::move(socket)};
    const request unread;
    outcome full{refusal(*shared, 503, "Too many connections.")};
    if (co_await client.tell(unread, full, false, true)) co_await client.leave();
}

void close_idle(service& shared) {
    for (connection* client : shared.open)
        if (client->idle()) client->close();
}

}  // namespace vigie::http
