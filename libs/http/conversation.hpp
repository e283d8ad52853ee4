// The talk with one client, over TCP or TLS: the stream is a parameter, so that neither pays for the other.
// Only for the .cpp files that make one.
#pragma once

#include "libs/http/connection.hpp"
#include "libs/http/deadline.hpp"
#include "libs/http/dispatch.hpp"
#include "libs/http/incoming.hpp"
#include "libs/http/response.hpp"
#include "libs/http/under_way.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vigie::http {
namespace asio = boost::asio;
namespace beast = boost::beast;

template <class Stream>
class conversation : public open_connection {
public:
    template <class... Arguments>
    explicit conversation(std::shared_ptr<service> shared, Arguments&&... stream)
        : shared_(std::move(shared)),
          stream_(std::forward<Arguments>(stream)...),
          buffer_(shared_->bounds.header_bytes + first_read_bytes),
          late_(tcp().socket()) {
        shared_->open.insert(this);
        boost::system::error_code ignored;
        tcp().socket().set_option(asio::ip::tcp::no_delay{true}, ignored);
    }
    ~conversation() override { shared_->open.erase(this); }
    conversation(const conversation&) = delete;
    conversation& operator=(const conversation&) = delete;

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
        if constexpr (requires { stream_.async_shutdown(as_result); }) {
            tcp().expires_after(farewell);
            co_await stream_.async_shutdown(as_result);
        }
        co_await leave_tcp();
    }

    /// Tells the client and whoever counts. False: the client is gone or too slow.
    asio::awaitable<bool> tell(const request& asked, outcome& found, bool keep, bool with_body) {
        complete(*shared_, asked, found.answer);
        const head_options options{keep, found.allow, std::time(nullptr)};
        const bool written = co_await write(stream_, found.answer, options, with_body);
        if (shared_->added.answered)
            shared_->added.answered(
                {asked, found.route, found.answer.status, std::chrono::steady_clock::now() - begun_});
        co_return written;
    }

    bool idle() override {
        boost::system::error_code ignored;
        return !answering_ && (buffer_.size() > 0 || tcp().socket().available(ignored) == 0);
    }
    void close() override { tcp().close(); }

protected:
    static constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
    static constexpr std::size_t first_read_bytes = 4096;  ///< a scrape's request fits

    asio::awaitable<void> leave_tcp() {
        boost::system::error_code ignored;
        tcp().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        const auto end = std::chrono::steady_clock::now() + farewell;
        tcp().expires_at(end);
        std::array<char, first_read_bytes> discarded{};
        for (std::size_t left = farewell_bytes; left > 0 && std::chrono::steady_clock::now() < end;) {
            auto [error, size] = co_await tcp().async_read_some(asio::buffer(discarded), as_result);
            if (error) break;
            left -= std::min(left, size);
        }
    }

    auto& tcp() { return beast::get_lowest_layer(stream_); }

    /// False: the client is gone or too slow.
    asio::awaitable<bool> write(auto& to, const response& answer, const head_options& options,
                                bool with_body) {
        const std::string front = head(answer, options);
        std::array<asio::const_buffer, 2> pieces{asio::buffer(front), asio::const_buffer{}};
        if (with_body && answer.body && has_body(answer.status)) pieces[1] = asio::buffer(*answer.body);
        tcp().expires_after(shared_->bounds.write_timeout);
        auto [error, size] = co_await asio::async_write(to, pieces, as_result);
        if (error == beast::error::timeout) ++shared_->counted.client_errors;
        co_return !error;
    }

    std::shared_ptr<service> shared_;
    Stream stream_;
    beast::flat_buffer buffer_;
    deadline late_;

private:
    static constexpr std::chrono::seconds farewell{
        1};  ///< how long a client may go on sending after its last answer
    static constexpr std::size_t farewell_bytes = std::size_t{16} << 20;  ///< and how much

    /// Waits between requests; leaving then, or saying nothing, is no error.
    asio::awaitable<bool> first_byte() {
        if (buffer_.size() > 0) co_return true;
        tcp().expires_after(shared_->bounds.read_timeout);
        auto [error, size] = co_await stream_.async_read_some(buffer_.prepare(first_read_bytes), as_result);
        if (error) co_return false;
        buffer_.commit(size);
        co_return true;
    }

    /// A request that has come as a whole, as most have, needs no timer.
    asio::awaitable<boost::system::error_code> read(parser& incoming) {
        tcp().expires_never();
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
        const bool too_late = late_.passed();
        if (is_farewell(error, too_late)) co_return;
        ++shared_->counted.client_errors;
        const auto [status, why] = refused_for(error, too_late);
        if (status == 0) co_return;
        const request unread;
        outcome said{refusal(*shared_, status, why)};
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
        const auto wrong = read_request(incoming, asked);
        if (shared_->added.arrived) shared_->added.arrived(asked);
        if (!wrong.empty()) {
            ++shared_->counted.client_errors;
            co_return outcome{refusal(*shared_, 400, wrong)};
        }
        if (shared_->guarded)
            if (auto refused = co_await admit(*shared_, incoming.get()[beast::http::field::authorization]))
                co_return *std::move(refused);
        co_return co_await dispatch(*shared_, asked);
    }

    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    bool answering_ = false;
};

}  // namespace vigie::http
