#include "agent/agent.hpp"

#include "agent/expose/landing_page.hpp"
#include "agent/expose/rejections_json.hpp"
#include "agent/node/rounds.hpp"
#include "libs/http/protection.hpp"
#include "libs/log/log.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <malloc.h>

#include <algorithm>
#include <csignal>

namespace vigie {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr auto drain_every = 100ms;
constexpr auto sweep_every = 1s;
constexpr std::size_t messages_a_slice = 256;

/// A task that ends by an exception ends the agent: nothing goes on half alive.
void rethrow(const std::exception_ptr& failed) {
    if (failed) std::rethrow_exception(failed);
}

asio::awaitable<void> pause(std::chrono::milliseconds how_long) {
    asio::steady_timer timer{co_await asio::this_coro::executor, how_long};
    co_await timer.async_wait(asio::use_awaitable);
}

void tell_of_fault(std::string_view collector, std::string_view fault) {
    if (fault.empty())
        spdlog::info("msg=\"the node can be read again\" collector={}", collector);
    else
        spdlog::warn("msg=\"cannot read the node\" collector={} error=\"{}\"", collector, fault);
}

}  // namespace

timestamp wall_now() {
    return std::chrono::time_point_cast<duration>(std::chrono::system_clock::now());
}

agent::agent(std::shared_ptr<const configuration> about, reader read_again, bool lifecycle)
    : now_(std::move(about)),
      read_again_(std::move(read_again)),
      lifecycle_(lifecycle),
      flow_(std::make_unique<pipeline::pipeline>(now_->about, nullptr, what_was_known())),
      intake_(reactor_, worker_, brokers_of(*now_, flow_->routes()),
              {now_->about.bounds.queue_messages, now_->about.bounds.queue_bytes}, wall_now),
      page_({flow_.get(), [this] { return before_a_page(); }, wall_now, [this] { return figures(); }},
            reactor_.get_executor(), worker_.get_executor()),
      web_(reactor_.get_executor(), routes()),
      told_to_reload_(reactor_, SIGHUP),
      next_round_(reactor_),
      next_save_(reactor_),
      changed_(reactor_, asio::steady_timer::time_point::max()),
      changed_at_(wall_now()) {
    intake_.on_half_full([this] { asio::co_spawn(reactor_, catch_up(), rethrow); });
}

agent::~agent() {
    worker_.join();  // what it still does with Paho's client ends before the client goes
}

void agent::protect(http::protection by) {
    web_.protect(std::move(by));
}

boost::system::result<std::uint16_t, std::string> agent::listen(std::string_view address) {
    return web_.listen(address);
}

void agent::run() {
    asio::signal_set stop{reactor_, SIGINT, SIGTERM};
    stop.async_wait([this](boost::system::error_code, int) { reactor_.stop(); });
    intake_.start();
    for (auto task : {&agent::drain_now_and_then, &agent::sweep_now_and_then, &agent::watch_the_node,
                      &agent::reload_when_told, &agent::reload_when_files_change, &agent::keep_now_and_then})
        asio::co_spawn(reactor_, (this->*task)(), rethrow);
    reactor_.run();
    spdlog::info("msg=\"stopping\"");
    worker_.join();
    work_off_the_rest();
    keep_at_the_end();
}

/// The reactor has ended, and the worker with it. What waits in the queue has been acknowledged to its
/// broker, which will not send it again.
void agent::work_off_the_rest() {
    intake_.stop();
    while (intake_.messages().count().messages > 0) drain_slice();
    for (const auto& row : flow_->counted().rows())
        if (row.messages_taken > 0)
            spdlog::info("msg=\"taken until the end\" rule={} messages={}", row.rule, row.messages_taken);
    const auto queue = intake_.messages().count();
    spdlog::info("msg=\"stopped\" received={} taken={} rejected={} dropped={}", queue.received,
                 flow_->counted().messages_taken(), flow_->counted().messages_rejected(), queue.dropped);
}

/// At most so many messages that timers and requests need not wait for them.
void agent::drain_slice() {
    if (worked_off_ == batch_.size()) {
        intake_.messages().take(batch_);
        worked_off_ = 0;
    }
    const auto end = std::min(batch_.size(), worked_off_ + messages_a_slice);
    const auto count = end - worked_off_;
    std::size_t bytes = 0;
    for (; worked_off_ < end; ++worked_off_) {
        auto& next = batch_[worked_off_];
        bytes += next.bytes();
        flow_->take(next.view(intake_.broker_of(next)));
        next.packet.reset();
    }
    if (count > 0) intake_.messages().done(count, bytes);
    intake_.drained();
}

/// Works off what was there when it was called, however much comes meanwhile.
asio::awaitable<void> agent::catch_up() {
    for (auto left = intake_.messages().count().messages; left > 0;) {
        drain_slice();
        left -= std::min(left, messages_a_slice);
        if (left > 0) co_await asio::post(reactor_, asio::use_awaitable);
    }
}

asio::awaitable<void> agent::drain_now_and_then() {
    for (;;) {
        co_await pause(drain_every);
        co_await catch_up();
    }
}

asio::awaitable<void> agent::sweep_now_and_then() {
    for (;;) {
        co_await pause(sweep_every);
        for (const auto& one : intake_.brokers()) flow_->reach(one->about().name, one->connected());
        flow_->sweep(wall_now());
        give_memory_back();
    }
}

/// What queues and pages have left lies between what stays, where glibc keeps it. Takes a millisecond at
/// most. While the queue is long its next messages want that memory.
void agent::give_memory_back() {
    if (intake_.messages().count().messages <= messages_a_slice) malloc_trim(0);
}

/// Publishes the node's own readings, which come back like any other sensor's.
asio::awaitable<void> agent::watch_the_node() {
    boost::system::error_code ignored;
    for (;;) {
        const auto host = now_->about.host;  // a copy, for a reload brings another
        node::rounds rounds{{host.procfs, host.sysfs, host.rootfs}, tell_of_fault};
        const auto publish = [&](std::string_view topic, std::string_view payload) {
            if (!intake_.publish("vigie/node/" + host.host + '/' + std::string{topic}, payload))
                ++node_publish_failures_;
        };
        while (host == now_->about.host) {
            auto next = asio::steady_timer::time_point::max();
            if (host.enabled) {
                while (!intake_.can_publish()) co_await pause(drain_every);
                if (host != now_->about.host) break;
                rounds.collect(publish);
                next = asio::steady_timer::clock_type::now() + host.interval;
            }
            next_round_.expires_at(next);
            co_await next_round_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        }
    }
}

std::vector<http::route> agent::routes() {
    const auto fixed = [](const std::string& text) {
        return [text](const http::request&) -> asio::awaitable<http::response> {
            co_return http::text(200, text);
        };
    };
    return {
        {"GET", "/metrics", [this](const http::request& asked) { return page_.answer(asked); }},
        {"GET", "/-/healthy", fixed("Vigie is healthy.\n")},
        {"GET", "/-/ready", fixed("Vigie is ready.\n")},
        {"POST", "/-/reload", [this](const http::request&) { return answer_reload(); }},
        {"GET", "/api/v1/machines", [this](const http::request& asked) { return answer_machines(asked); }},
        {"GET", "/api/v1/machines/*", [this](const http::request& asked) { return answer_machine(asked); }},
        {"POST", "/api/v1/machines/*", [this](const http::request& asked) { return answer_relearn(asked); }},
        {"GET", "/",
         [this](const http::request&) -> asio::awaitable<http::response> {
             co_await catch_up();
             co_return http::html(
                 expose::landing_page(figures(), flow_->counted(), flow_->refused(), flow_->sensors()));
         }},
        {"GET", "/api/v1/rejections",
         [this](const http::request&) -> asio::awaitable<http::response> {
             co_await catch_up();
             co_return http::json(expose::rejections_json(flow_->counted(), flow_->refused()));
         }},
    };
}

expose::own_figures agent::figures() const {
    const auto queue = intake_.messages().count();
    const auto& most = intake_.messages().most();
    expose::own_figures now;
    now.queue = {queue.received, queue.dropped, queue.messages, queue.bytes, most.messages, most.bytes};
    for (const auto& one : intake_.brokers()) {
        const auto& seen = one->count();
        now.brokers.push_back({one->about().name, one->about().with.at.text(), one->connected(),
                               seen.connects, seen.pauses, seen.subscriptions_refused, seen.failures,
                               one->last_trouble()});
    }
    now.configuration = {reload_fault_.empty(), seconds_of(changed_at_), now_->hash, reload_fault_};
    now.series = flow_->series().size();
    now.series_by_row = flow_->series_by_row();
    now.most_series = flow_->series().most();
    now.machines_refused = flow_->sensors().unwatched();
    now.state = {!now_->about.kept.directory.empty(),
                 kept_.saves,
                 {},
                 seconds_of(kept_.last),
                 kept_.bytes,
                 name_of(kept_.found)};
    for (std::size_t why = 0; why < kept_.failures.size(); ++why)
        now.state.failures.emplace_back(name_of(static_cast<save_failure>(why)), kept_.failures[why]);
    now.window_seconds = seconds_of(now_->about.window);
    now.data_clock_seconds = seconds_of(flow_->now(wall_now()).data);
    now.node_publish_failures = node_publish_failures_;
    now.web = web_.count();
    now.process = process::read();
    return now;
}

}  // namespace vigie
