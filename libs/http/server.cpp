#include "libs/http/server.hpp"

#include "libs/http/address.hpp"
#include "libs/http/connection.hpp"
#include "libs/log/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>

namespace vigie::http {
namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t farewells = 64;             ///< refused clients that are told so at a time
constexpr std::chrono::milliseconds breath{100};  ///< before the next accept after one that failed

void log_failure(const std::exception_ptr& failure) {
    if (!failure) return;
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& reason) {
        spdlog::error("msg=\"http connection failed\" error=\"{}\"", reason.what());
    }
}

std::string mend(std::string_view address, const boost::system::error_code& error) {
    std::string said = "cannot listen on \"" + std::string{address} + "\": ";
    if (error == asio::error::address_in_use)
        return said + "the port is in use; stop the program that has it or choose another port";
    if (error == asio::error::access_denied)
        return said + "no permission; choose a port from 1024 on or grant CAP_NET_BIND_SERVICE";
    if (error == boost::system::errc::address_not_available)
        return said + "this machine has no such address; choose one of its own, or none for all interfaces";
    return said + error.message();
}

boost::system::error_code open(tcp::acceptor& acceptor, const tcp::endpoint& end_point, bool dual_stack) {
    boost::system::error_code error;
    acceptor.open(end_point.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error && end_point.protocol() == tcp::v6())
        acceptor.set_option(asio::ip::v6_only{!dual_stack}, error);
    if (!error) acceptor.bind(end_point, error);
    if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
    return error;
}

}  // namespace

class server::state {
public:
    state(asio::any_io_executor executor, std::vector<route> routes, limits bounds, hooks added)
        : executor_(std::move(executor)), shared_(std::make_shared<service>()) {
        shared_->routes = std::move(routes);
        shared_->bounds = bounds;
        shared_->added = std::move(added);
    }

    boost::system::result<std::uint16_t, std::string> listen(std::string_view address) {
        const auto wanted = parse_listen_address(address);
        if (!wanted) return wanted.error();
        auto acceptor = std::make_shared<tcp::acceptor>(executor_);
        auto error = open(*acceptor, wanted->end_point, wanted->everywhere);
        if (wanted->everywhere && (error == asio::error::address_family_not_supported ||
                                   error == boost::system::errc::address_not_available)) {
            // A kernel without IPv6: all addresses are then those of IPv4.
            *acceptor = tcp::acceptor{executor_};
            error = open(*acceptor, {tcp::v4(), wanted->end_point.port()}, false);
        }
        tcp::endpoint bound;
        if (!error) bound = acceptor->local_endpoint(error);
        if (error) return mend(address, error);
        acceptors_.push_back(acceptor);
        asio::co_spawn(executor_, accept(std::move(acceptor), shared_), log_failure);
        return bound.port();
    }

    void protect(protection by) {
        shared_->guarded = std::make_unique<guard>(executor_, std::move(by), shared_->counted.guard);
    }

    /// Nothing of this server's comes to the executor any more from elsewhere.
    void end() {
        stop();
        if (shared_->guarded) shared_->guarded->stop();
    }

    void stop() {
        shared_->stopping = true;
        boost::system::error_code ignored;
        for (auto& acceptor : acceptors_) acceptor->close(ignored);
        acceptors_.clear();
        close_idle(*shared_);
    }

    const counters& count() const noexcept { return shared_->counted; }

private:
    static asio::awaitable<void> accept(std::shared_ptr<tcp::acceptor> acceptor,
                                        std::shared_ptr<service> shared) {
        asio::steady_timer pause{acceptor->get_executor()};
        bool failing = false;
        while (acceptor->is_open() && !shared->stopping) {
            auto [error, socket] = co_await acceptor->async_accept(as_result);
            if (shared->stopping) co_return;
            if (error == asio::error::connection_aborted) continue;  // the client left while it queued
            if (!error) {
                admit(shared, std::move(socket));
                failing = false;
                continue;
            }
            // No descriptors or memory: the client stays in the kernel's queue, so trying at once would spin.
            if (!failing) spdlog::warn("msg=\"cannot accept\" error=\"{}\"", error.message());
            failing = true;
            pause.expires_after(breath);
            co_await pause.async_wait(as_result);
        }
    }

    static void admit(const std::shared_ptr<service>& shared, tcp::socket socket) {
        const auto executor = socket.get_executor();
        const std::size_t most = shared->bounds.connections;
        if (shared->counted.connections < most) {
            asio::co_spawn(executor, serve(shared, std::move(socket)), log_failure);
            return;
        }
        ++shared->counted.connections_refused;
        if (shared->open.size() < most + farewells)
            asio::co_spawn(executor, turn_away(shared, std::move(socket)), log_failure);
    }

    asio::any_io_executor executor_;
    std::shared_ptr<service> shared_;
    std::vector<std::shared_ptr<tcp::acceptor>> acceptors_;
};

server::server(asio::any_io_executor executor, std::vector<route> routes, limits bounds, hooks added)
    : state_(std::make_shared<state>(std::move(executor), std::move(routes), bounds, std::move(added))) {}

server::~server() {
    state_->end();
}

void server::protect(protection by) {
    state_->protect(std::move(by));
}

boost::system::result<std::uint16_t, std::string> server::listen(std::string_view address) {
    return state_->listen(address);
}

void server::stop() {
    state_->stop();
}

const counters& server::count() const noexcept {
    return state_->count();
}

}  // namespace vigie::http
