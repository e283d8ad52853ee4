// A time by which a socket's reads must be done. When it passes they end, but the socket stays open, so that
// the client can still be told. One executor, which must not run two handlers at once.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>

namespace vigie::http {

class deadline {
public:
    /// The socket outlives the deadline.
    explicit deadline(boost::asio::ip::tcp::socket& socket) : state_(std::make_shared<state>(socket)) {}

    void within(std::chrono::milliseconds limit) {
        lift();
        state_->wait(limit);
    }

    void lift() {
        ++state_->round;
        state_->timer.cancel();
    }

    /// Whether one has passed, ever.
    bool passed() const { return state_->passed; }

private:
    struct state : std::enable_shared_from_this<state> {
        explicit state(boost::asio::ip::tcp::socket& of) : socket(of), timer(of.get_executor()) {}

        void wait(std::chrono::milliseconds limit) {
            timer.expires_after(limit);
            timer.async_wait([weak = weak_from_this(), begun = round](auto cancelled) {
                const auto self = weak.lock();
                if (!cancelled && self && self->round == begun) self->end();
            });
        }

        /// Until it is lifted: a read that had just ended may be followed by another.
        void end() {
            passed = true;
            boost::system::error_code ignored;
            socket.cancel(ignored);
            wait(std::chrono::milliseconds{1});
        }

        boost::asio::ip::tcp::socket& socket;
        boost::asio::steady_timer timer;
        std::uint64_t round = 0;  ///< tells a timer that had fired already when it was lifted
        bool passed = false;
    };

    std::shared_ptr<state> state_;
};

}  // namespace vigie::http
