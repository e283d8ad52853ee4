// A server on a loopback port with its own thread, and clients that write raw bytes.
#pragma once

#include "libs/http/protection.hpp"
#include "libs/http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <gtest/gtest.h>

#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace vigie::http {

/// A blocking client. A read that takes longer than ten seconds fails, so that no test hangs.
class client {
public:
    explicit client(std::uint16_t port);
    void send(std::string_view);
    /// One answer: its head and as many bytes as its Content-Length says. Empty when the server closed.
    std::string answer(bool with_body = true);
    /// Everything until the server closes.
    std::string rest();
    /// Whether the server closed, without another byte, in time.
    bool closed() { return rest().empty(); }
    void finish() { socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send); }

private:
    bool receive();

    boost::asio::io_context io_;
    boost::asio::ip::tcp::socket socket_{io_};
    std::string received_;
};

class running_server {
public:
    explicit running_server(std::vector<route> routes, limits bounds = {}, hooks added = {},
                            std::optional<protection> by = {});
    ~running_server();

    std::uint16_t port() const { return port_; }
    boost::asio::io_context& io() { return io_; }
    counters count();
    void stop();
    /// stop(), then waits until nothing is left to run. False: ten seconds were not enough.
    bool run_out();

private:
    boost::asio::io_context io_{1};
    server server_;
    std::uint16_t port_ = 0;
    std::future<void> done_;
    std::thread thread_;
};

/// A handler that answers at once.
handler always(response);

/// "GET path HTTP/1.1", Host and the given further fields.
std::string get(std::string_view path, std::string_view fields = "");

/// Waits up to ten seconds for what a counter will say.
template <typename Condition>
bool eventually(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::yield();
    }
    return true;
}

}  // namespace vigie::http
