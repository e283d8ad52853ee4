// Another configuration while the agent runs. A bad one changes nothing. A good one takes over between two
// messages: what is under way by the old one ends first, which are only pages that are being written.
#include "agent/agent.hpp"
#include "libs/log/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>

namespace vigie {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr auto page_check = 5ms;
constexpr auto look_every = 2s;

/// The timer never expires.
asio::awaitable<void> until_cancelled(asio::steady_timer& timer) {
    boost::system::error_code ignored;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

std::string lines_of(const faults& wrong) {
    std::string text;
    for (const auto& line : wrong) text += line + '\n';
    return text;
}

}  // namespace

std::vector<ingest::listening> brokers_of(const configuration& from, const map::router& routes) {
    const auto& brokers = from.about.brokers;
    std::vector<ingest::listening> all;
    for (std::size_t which = 0; which < brokers.size(); ++which) {
        auto& one = all.emplace_back();
        one.name = brokers[which].name;
        one.with =
            ingest::session_with(brokers[which], from.passwords[which], from.about.bounds, brokers.size());
        for (auto& each : routes.subscriptions(which)) one.to.push_back({std::move(each.filter), each.qos});
    }
    return all;
}

/// Returns what is wrong with the new configuration; nothing: it is in use.
asio::awaitable<faults> agent::reload() {
    while (reloading_) co_await until_cancelled(changed_);
    reloading_ = true;
    faults wrong;
    std::exception_ptr failed;
    try {
        wrong = co_await read_and_change();
    } catch (...) {
        failed = std::current_exception();
    }
    reloading_ = changing_ = false;
    changed_.cancel();
    if (failed) std::rethrow_exception(failed);
    co_return wrong;
}

asio::awaitable<faults> agent::read_and_change() {
    const auto read =
        [this]() -> asio::awaitable<std::variant<std::shared_ptr<const configuration>, faults>> {
        co_return read_again_();
    };
    auto outcome = co_await asio::co_spawn(worker_, read, asio::use_awaitable);
    page_.forget();
    if (const auto* wrong = std::get_if<faults>(&outcome)) {
        reload_fault_ = lines_of(*wrong);
        for (const auto& line : *wrong)
            spdlog::error("msg=\"the new configuration is bad, the old one stays\" error=\"{}\"", line);
        co_return *wrong;
    }
    changing_ = true;
    asio::steady_timer again{reactor_};
    while (flow_->held()) {
        again.expires_after(page_check);
        co_await again.async_wait(asio::use_awaitable);
    }
    change_over(std::get<0>(outcome));
    co_return faults{};
}

void agent::change_over(std::shared_ptr<const configuration> next) {
    auto flow = std::make_unique<pipeline::pipeline>(next->about, nullptr, flow_->recall());
    const auto without_room = flow->inherit(*flow_);
    const auto& bounds = next->about.bounds;
    intake_.change(brokers_of(*next, flow->routes()), {bounds.queue_messages, bounds.queue_bytes});
    page_.follow(*flow);
    page_.forget();
    const bool other_state = next->about.kept != now_->about.kept;
    const bool other_node = next->about.host != now_->about.host;
    spdlog::info("msg=\"the new configuration is in use\" rules={} series_kept={} series_without_room={}",
                 next->about.rules.size(), flow->series().size(), without_room);
    flow_ = std::move(flow);
    now_ = std::move(next);
    changed_at_ = wall_now();
    reload_fault_.clear();
    if (other_node) next_round_.cancel();
    if (other_state) next_save_.cancel();
}

asio::awaitable<void> agent::before_a_page() {
    while (changing_) co_await until_cancelled(changed_);
    co_await catch_up();
}

asio::awaitable<void> agent::reload_when_told() {
    for (;;) {
        co_await told_to_reload_.async_wait(asio::use_awaitable);
        spdlog::info("msg=\"told to reload the configuration\" by=SIGHUP");
        co_await reload();
    }
}

/// Whoever puts another file below a running agent, as Kubernetes does, sends no signal. A bad one is tried
/// once.
asio::awaitable<void> agent::reload_when_files_change() {
    asio::steady_timer next{reactor_};
    std::vector<seen_file> tried;
    while (watching_files_) {
        next.expires_after(look_every);
        co_await next.async_wait(asio::use_awaitable);
        const auto look = [known = now_->files]() -> asio::awaitable<std::vector<seen_file>> {
            co_return look_again(known);
        };
        auto found = co_await asio::co_spawn(worker_, look, asio::use_awaitable);
        if (found == now_->files || found == tried) continue;
        tried = std::move(found);
        spdlog::info("msg=\"told to reload the configuration\" by=\"another file\"");
        co_await reload();
    }
}

asio::awaitable<http::response> agent::answer_reload() {
    if (!lifecycle_)
        co_return http::text(403,
                             "Reloading over HTTP is not enabled: start with --web.enable-lifecycle, or send "
                             "SIGHUP.\n");
    spdlog::info("msg=\"told to reload the configuration\" by=HTTP");
    const auto wrong = co_await reload();
    if (!wrong.empty())
        co_return http::text(500, "The new configuration is bad, the old one stays:\n" + lines_of(wrong));
    co_return http::text(200, "The new configuration is in use.\n");
}

}  // namespace vigie
