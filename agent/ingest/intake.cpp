#include "agent/ingest/intake.hpp"

#include "libs/log/log.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace vigie::ingest {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;

}  // namespace

intake::intake(asio::io_context& reactor, asio::thread_pool& worker, std::vector<listening> brokers,
               inbox::bounds most, connection::clock now)
    : reactor_(reactor),
      worker_(worker),
      now_(now),
      inbox_(most, {[this] { asio::post(reactor_, [this] { wake_(); }); },
                    [this] { asio::post(reactor_, [this] { pause(); }); }}) {
    for (auto& each : brokers) brokers_.push_back(make(std::move(each)));
}

intake::~intake() {
    stop();
}

std::shared_ptr<subscriber> intake::make(listening about) {
    return std::make_shared<subscriber>(surroundings{reactor_, worker_, inbox_, now_}, std::move(about),
                                        next_source_++);
}

void intake::start() {
    for (const auto& each : brokers_) each->start();
}

void intake::change(std::vector<listening> wanted, inbox::bounds most) {
    inbox_.bound(most);
    std::vector<std::shared_ptr<subscriber>> now, added;
    for (auto& each : wanted) {
        const auto known = std::find_if(brokers_.begin(), brokers_.end(), [&](const auto& one) {
            return one && one->about().name == each.name;
        });
        if (known == brokers_.end()) {
            added.push_back(now.emplace_back(make(std::move(each))));
        } else {
            now.push_back(std::move(*known));
            now.back()->change(std::move(each));
        }
    }
    // Before the new ones begin: one of them may be the same session under another name.
    for (const auto& each : brokers_)
        if (each) each->retire();
    brokers_ = std::move(now);
    for (const auto& each : added) paused_ ? each->pause() : each->start();
}

void intake::pause() {
    if (paused_) return;
    paused_ = true;
    spdlog::warn("msg=\"the queue is three quarters full: disconnected until it is worked off\"");
    for (const auto& each : brokers_) each->pause();
    drained();
}

void intake::drained() {
    if (!paused_ || inbox_.over_quarter()) return;
    // Each comes back once it has really gone.
    paused_ = false;
    for (const auto& each : brokers_) each->resume();
}

bool intake::publish(std::string_view topic, std::string_view payload) {
    return brokers_.front()->publish(topic, payload);
}

std::uint16_t intake::broker_of(const arrived& from) const noexcept {
    std::size_t at = 0;
    while (at < brokers_.size() && brokers_[at]->source() != from.source) ++at;
    return static_cast<std::uint16_t>(at);
}

void intake::stop() {
    if (std::exchange(stopped_, true)) return;
    for (const auto& each : brokers_) each->leave();
    const auto deadline = std::chrono::steady_clock::now() + 1s;
    for (const auto& each : brokers_) each->wait_until_left(deadline);
}

}  // namespace vigie::ingest
