#include "services/gateway/name_lookup.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <list>

namespace vigie::services {
namespace asio = boost::asio;
using asio::ip::tcp;

struct name_lookup::state : std::enable_shared_from_this<state> {
    state(const asio::any_io_executor& executor, std::string of_host, std::string of_port)
        : resolver(executor), host(std::move(of_host)), port(std::move(of_port)) {}

    void begin() {
        if (looking) return;
        looking = true;
        resolver.async_resolve(host, port, [self = shared_from_this()](auto error, auto found) {
            self->looking = false;
            if (!error)
                for (const auto& each : found) self->known.push_back(each.endpoint());
            for (auto* each : self->waiting) each->cancel();
        });
    }

    tcp::resolver resolver;
    std::string host, port;
    end_points known;
    std::list<asio::steady_timer*> waiting;
    bool looking = false;
};

name_lookup::name_lookup(const asio::any_io_executor& executor, std::string host, std::string port)
    : state_(std::make_shared<state>(executor, std::move(host), std::move(port))) {}

asio::awaitable<name_lookup::end_points> name_lookup::find(std::chrono::steady_clock::time_point until) {
    const auto shared = state_;
    if (!shared->known.empty()) co_return shared->known;
    shared->begin();
    asio::steady_timer found{co_await asio::this_coro::executor, until};
    const auto place = shared->waiting.insert(shared->waiting.end(), &found);
    co_await found.async_wait(asio::as_tuple(asio::use_awaitable));
    shared->waiting.erase(place);
    co_return shared->known;
}

void name_lookup::forget() {
    state_->known.clear();
}

}  // namespace vigie::services
