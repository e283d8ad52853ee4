#include "agent/ingest/subscriber.hpp"

#include "libs/log/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace vigie::ingest {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;
using mqtt_client::failure;
using mqtt_client::refusal;

constexpr std::chrono::milliseconds shortest_wait = 250ms;
constexpr std::chrono::milliseconds longest_wait = 10s;
constexpr auto farewell = 2s;
constexpr std::size_t most_no_longer = 10'000;

/// A task that ends by an exception ends the agent: nothing goes on half alive.
void rethrow(const std::exception_ptr& failed) {
    if (failed) std::rethrow_exception(failed);
}

}  // namespace

subscriber::subscriber(surroundings by, listening about, std::uint32_t source)
    : by_(by),
      about_(std::move(about)),
      source_(source),
      timer_(by_.reactor),
      connection_(make_connection()),
      wait_(shortest_wait) {}

std::unique_ptr<connection> subscriber::make_connection() {
    return std::make_unique<connection>(by_.reactor.get_executor(), about_.with, version_,
                                        static_cast<events&>(*this), by_.into, source_, by_.now);
}

void subscriber::start() {
    begin();
}

void subscriber::begin() {
    state_ = state::trying;
    ++attempt_;
    asio::co_spawn(
        by_.reactor, [self = shared_from_this(), mine = attempt_] { return self->connect(mine); }, rethrow);
}

asio::awaitable<void> subscriber::connect(std::uint64_t attempt) {
    auto host = co_await find_host(about_.with.at);
    if (attempt != attempt_) co_return;
    host_ = std::move(host);
    if (!host_.fault.empty()) co_return refuse({refusal::unreachable, host_.fault});
    asked_ = true;
    connection_->connect();
}

void subscriber::retry() {
    state_ = state::waiting;
    timer_.expires_after(wait_);
    wait_ = std::min(wait_ * 2, longest_wait);
    timer_.async_wait([weak = weak_from_this(), mine = attempt_](boost::system::error_code cancelled) {
        const auto self = weak.lock();
        if (!cancelled && self && self->attempt_ == mine) self->begin();
    });
}

void subscriber::on_connected() {
    asked_ = false;
    if (state_ == state::pausing) return connection_->pause();
    if (state_ != state::trying) return;
    state_ = state::connected;
    wait_ = shortest_wait;
    ++count_.connects;
    spdlog::info("msg=\"connected to the broker\" broker={} url={} mqtt={}", about_.name,
                 about_.with.at.text(), version_ == mqtt_version::v5 ? "5" : "3.1.1");
    for (const auto& each : about_.to) connection_->subscribe(each);
    for (const auto& each : no_longer_) connection_->unsubscribe(each);
}

void subscriber::on_refused(const failure& why) {
    asked_ = false;
    if (state_ == state::pausing) return on_paused();
    if (state_ != state::trying) return;
    if (why.wrong_version && version_ == mqtt_version::v5) {
        spdlog::info("msg=\"the broker does not speak MQTT 5, going on with 3.1.1\" broker={} url={}",
                     about_.name, about_.with.at.text());
        version_ = mqtt_version::v3_1_1;
        connection_ = make_connection();
        asked_ = true;
        return connection_->connect();
    }
    if (why.answered || why.why == refusal::other) return refuse(why);
    asio::co_spawn(
        by_.reactor, [self = shared_from_this(), mine = attempt_] { return self->find_out_why(mine); },
        rethrow);
}

asio::awaitable<void> subscriber::find_out_why(std::uint64_t attempt) {
    const auto why = co_await knock(host_, about_.with.at, about_.with.who);
    if (attempt == attempt_) refuse(why);
}

void subscriber::refuse(const failure& why) {
    ++count_.failures[static_cast<std::size_t>(why.why)];
    trouble_ = why.words;
    spdlog::warn(
        "msg=\"cannot connect to the broker\" broker={} url={} reason={} error=\"{}\" again_in_ms={}",
        about_.name, about_.with.at.text(), name_of(why.why), why.words, wait_.count());
    retry();
}

void subscriber::on_lost(const std::string& words) {
    if (state_ == state::pausing) return on_paused();
    if (state_ != state::connected) return;
    trouble_ = words;
    spdlog::warn("msg=\"the connection to the broker is lost\" broker={} url={} error=\"{}\"", about_.name,
                 about_.with.at.text(), words);
    retry();
}

void subscriber::on_subscription_refused(const std::string& filter, const std::string& words) {
    ++count_.subscriptions_refused;
    trouble_ = "subscription to '" + filter + "' refused: " + words;
    spdlog::error("msg=\"the broker refused a subscription\" broker={} filter=\"{}\" error=\"{}\"",
                  about_.name, filter, words);
}

void subscriber::on_unsubscribed(const std::string& filter) {
    no_longer_.erase(filter);
}

void subscriber::change(listening about) {
    if (about_.with == about.with) return ask_for(std::move(about.to));
    spdlog::info("msg=\"the broker's settings have changed\" broker={} url={}", about.name,
                 about.with.at.text());
    state_ = state::waiting;
    asked_ = false;
    version_ = mqtt_version::v5;
    wait_ = shortest_wait;
    auto before = std::move(connection_);
    if (continues(about_.with, about.with)) {
        before->leave();
        ask_for(std::move(about.to));
    } else {
        before->leave_for_good(about_.to);
        about_.to = std::move(about.to);
        no_longer_.clear();
    }
    about_.with = std::move(about.with);
    connection_ = make_connection();
    let_go(std::move(before));
    if (held_)
        state_ = state::paused;
    else
        begin();
}

/// First the new, then the old, so that what both match is never without a subscription.
void subscriber::ask_for(std::vector<subscription> wanted) {
    const auto has = [](const std::vector<subscription>& all, const std::string& filter) {
        return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.filter == filter; });
    };
    const auto before = std::exchange(about_.to, std::move(wanted));
    for (const auto& each : about_.to) {
        no_longer_.erase(each.filter);
        const bool known = std::find(before.begin(), before.end(), each) != before.end();
        if (!known && connected()) connection_->subscribe(each);
    }
    for (const auto& each : before) {
        if (has(about_.to, each.filter) || no_longer_.size() >= most_no_longer) continue;
        no_longer_.insert(each.filter);
        if (connected()) connection_->unsubscribe(each.filter);
    }
}

void subscriber::pause() {
    held_ = true;
    if (connected()) {
        ++count_.pauses;
        state_ = state::pausing;
        return connection_->pause();
    }
    if (state_ == state::pausing || state_ == state::left) return;
    ++attempt_;
    timer_.cancel();
    state_ = asked_ ? state::pausing : state::paused;
}

void subscriber::on_paused() {
    if (state_ != state::pausing) return;
    state_ = state::paused;
    if (!held_) begin();
}

void subscriber::resume() {
    held_ = false;
    if (state_ == state::paused) begin();
}

/// On the worker, for Paho may keep whoever drops a connection waiting.
void subscriber::let_go(std::unique_ptr<connection> old) {
    asio::post(by_.worker, [gone = std::move(old)]() mutable {
        gone->wait_until_left(std::chrono::steady_clock::now() + farewell);
        gone.reset();
    });
}

void subscriber::retire() {
    state_ = state::left;
    ++attempt_;
    timer_.cancel();
    connection_->leave_for_good(about_.to);
    let_go(std::move(connection_));
}

void subscriber::leave() {
    state_ = state::left;
    ++attempt_;
    timer_.cancel();
    connection_->leave();
}

void subscriber::wait_until_left(std::chrono::steady_clock::time_point deadline) noexcept {
    connection_->wait_until_left(deadline);
    connection_.reset();
}

bool subscriber::publish(std::string_view topic, std::string_view payload) {
    return connected() && connection_->publish(topic, payload);
}

}  // namespace vigie::ingest
