#include "libs/http/connection.hpp"

#include "libs/http/conversation.hpp"

namespace vigie::http {
namespace {

using tcp_client = conversation<beast::tcp_stream>;

}  // namespace

asio::awaitable<void> serve(std::shared_ptr<service> shared, asio::ip::tcp::socket socket) {
    const under_way taken{shared->counted.connections};
    if (shared->guarded) {
        if (shared->guarded->due()) co_await shared->guarded->look();
        if (auto by = shared->guarded->now(); by->tls) {
            co_await serve_tls(std::move(shared), std::move(by), std::move(socket));
            co_return;
        }
    }
    tcp_client one{shared, std::move(socket)};
    co_await one.run();
}

asio::awaitable<void> turn_away(std::shared_ptr<service> shared, asio::ip::tcp::socket socket) {
    if (shared->guarded && shared->guarded->now()->tls) co_return;
    tcp_client one{shared, std::move(socket)};
    const request unread;
    outcome full{refusal(*shared, 503, "Too many connections.")};
    if (co_await one.tell(unread, full, false, true)) co_await one.leave();
}

void close_idle(service& shared) {
    for (open_connection* each : shared.open)
        if (each->idle()) each->close();
}

}  // namespace vigie::http
