// One form of a page: made when somebody asks, and shared by whoever asks meanwhile and for 100 ms after, so
// that somebody who asks ten times a second costs no more than that. Then its memory is given back. Lives on
// the reactor thread.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <memory>
#include <string>

namespace vigie::expose {

class shared_body {
public:
    using body = std::shared_ptr<const std::string>;
    using maker = std::function<boost::asio::awaitable<std::string>()>;

    shared_body(const boost::asio::any_io_executor& reactor, maker);

    /// What `make` throws goes to the one for whom it was called; null for those who waited.
    boost::asio::awaitable<body> get();

    /// What it says is no longer so: whoever asks next gets a new one.
    void forget() noexcept { body_.reset(); }

private:
    maker make_;
    boost::asio::steady_timer made_;   ///< cancelled when the body is there: whoever waits for it goes on
    boost::asio::steady_timer stale_;  ///< gives an old body's memory back
    body body_;
    bool making_ = false;
    bool failed_ = false;  ///< to make the last one
};

}  // namespace vigie::expose
