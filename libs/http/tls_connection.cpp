#include "libs/http/conversation.hpp"
#include "libs/http/handshake.hpp"
#include "libs/log/log.hpp"

#include <boost/asio/ssl/stream.hpp>

namespace vigie::http {
namespace {

using tls_stream = asio::ssl::stream<beast::tcp_stream>;

class tls_client : public conversation<tls_stream> {
public:
    using conversation::conversation;

    /// Within the time for a request's head. False: it came to nothing, and is counted.
    asio::awaitable<bool> shake_hands() {
        late_.within(shared_->bounds.read_timeout);
        auto [read_error, size] =
            co_await tcp().async_read_some(buffer_.prepare(first_read_bytes), as_result);
        if (!read_error) buffer_.commit(size);
        if (buffer_.size() > 0 && !begins_tls(*static_cast<const char*>(buffer_.data().data()))) {
            late_.lift();
            count(handshake_failure::not_tls, "it speaks no TLS");
            co_await answer_without_tls();
            co_return false;
        }
        auto error = read_error;
        if (!error) {
            auto [failed, used] =
                co_await stream_.async_handshake(tls_stream::server, buffer_.data(), as_result);
            buffer_.consume(used);
            error = failed;
        }
        late_.lift();
        if (!error) ++shared_->counted.guard.handshakes;
        // One that only looks whether the port is open says nothing and leaves.
        else if (size > 0 || late_.passed())
            count(reason_of(error, late_.passed()), error.message());
        co_return !error;
    }

    /// The client is to see the alert, or the answer, that says why.
    asio::awaitable<void> leave_without_tls() { return leave_tcp(); }

private:
    void count(handshake_failure why, std::string_view words) {
        shared_->counted.guard.count(why);
        spdlog::debug("msg=\"no TLS connection\" reason={} error=\"{}\"", name_of(why), words);
    }

    asio::awaitable<void> answer_without_tls() {
        const request unread;
        auto said = refusal(*shared_, 400, "This port speaks TLS: ask with https.");
        complete(*shared_, unread, said);
        const head_options options{false, {}, std::time(nullptr)};
        co_await write(tcp(), said, options, true);
    }
};

}  // namespace

asio::awaitable<void> serve_tls(std::shared_ptr<service> shared, std::shared_ptr<const protection> by,
                                asio::ip::tcp::socket socket) {
    tls_client one{shared, std::move(socket), by->tls->context};
    if (co_await one.shake_hands())
        co_await one.run();
    else
        co_await one.leave_without_tls();
}

}  // namespace vigie::http
