#include "agent/verbs/listen.hpp"

#include "agent/agent.hpp"
#include "agent/ingest/intake.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <boost/asio/steady_timer.hpp>

#include <vector>

namespace vigie::verbs {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;

constexpr auto look_every = 50ms;

ingest::listening to(const std::string& url, const std::string& filter) {
    config::broker about;
    about.url = url;
    about.client_id = fmt::format("vigie-suggest-{}", getpid());
    about.session_expiry = 0s;
    return {about.name, ingest::session_with(about, {}, {}, 1), {{filter, 0}}};
}

}  // namespace

heard listen(const std::string& url, const std::string& filter, std::chrono::seconds how_long,
             const std::function<void(const message&)>& told) {
    asio::io_context reactor{1};
    asio::thread_pool worker{1};
    heard outcome;
    {
        ingest::intake intake{reactor, worker, {to(url, filter)}, {}, wall_now};
        std::vector<ingest::arrived> batch;
        const auto look = [&] {
            intake.messages().take(batch);
            std::size_t bytes = 0;
            for (const auto& each : batch) {
                bytes += each.bytes();
                told(each.view(0));
            }
            intake.messages().done(batch.size(), bytes);
            intake.drained();
        };
        intake.on_half_full(look);
        intake.start();
        asio::steady_timer timer{reactor};
        const auto end = asio::steady_timer::clock_type::now() + how_long;
        std::function<void(boost::system::error_code)> round = [&](boost::system::error_code) {
            look();
            if (asio::steady_timer::clock_type::now() >= end) return reactor.stop();
            timer.expires_after(look_every);
            timer.async_wait(round);
        };
        round({});
        reactor.run();
        const auto& broker = *intake.brokers().front();
        if (!broker.connected())
            outcome.trouble = broker.last_trouble().empty() ? "no answer" : broker.last_trouble();
        outcome.dropped = intake.messages().count().dropped;
        worker.join();
        intake.stop();
    }
    return outcome;
}

}  // namespace vigie::verbs
