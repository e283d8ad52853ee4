// One broker: connects, subscribes and comes back by itself, whatever becomes of the other brokers. MQTT 5
// and, where the broker refuses that, 3.1.1; a persistent session, so that the broker holds QoS 1 messages
// while the agent is away; subscribes again after every connect, since the session may be gone. Reconnects by
// its own timer, for the first time as for every other (Paho's own reconnect begins only after a first
// success), waiting 0.25 s and twice as long each time up to 10 s.
//
// Lives on the reactor; owned by the intake. Reactor, worker and inbox outlive it.
#pragma once

#include "agent/ingest/connection.hpp"
#include "agent/ingest/reach.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vigie::ingest {

/// What all subscribers share.
struct surroundings {
    boost::asio::io_context& reactor;
    boost::asio::thread_pool& worker;  ///< runs what waits for Paho
    inbox& into;
    connection::clock now;
};

class subscriber final : public std::enable_shared_from_this<subscriber>, private events {
public:
    /// `source` marks its messages.
    subscriber(surroundings, listening, std::uint32_t source);

    void start();

    /// Other settings, other filters, or both. Reconnects only where the settings are others.
    void change(listening);

    /// The queue is nearly full: gives the connection up until resume(); the broker holds what is QoS 1.
    void pause();
    void resume();

    /// The broker is no longer wanted: its subscriptions are given back, as far as it can be reached. Nothing
    /// comes any more once the worker is done with that.
    void retire();

    /// For the end: begins to disconnect, then waits for that. The session stays.
    void leave();
    void wait_until_left(std::chrono::steady_clock::time_point deadline) noexcept;

    /// QoS 0, not retained. False: not connected, or Paho's buffer is full.
    bool publish(std::string_view topic, std::string_view payload);

    struct figures {
        std::uint64_t connects = 0;
        std::array<std::uint64_t, mqtt_client::refusal_count> failures{};  ///< to connect, by reason
        std::uint64_t pauses = 0;                 ///< disconnected at the high-water mark
        std::uint64_t subscriptions_refused = 0;  ///< by the broker
    };
    const figures& count() const noexcept { return count_; }
    const listening& about() const noexcept { return about_; }
    std::uint32_t source() const noexcept { return source_; }
    bool connected() const noexcept { return state_ == state::connected; }

    /// Why the connection failed or was lost the last time; empty: it never was.
    const std::string& last_trouble() const noexcept { return trouble_; }

private:
    enum class state : std::uint8_t { waiting, trying, connected, pausing, paused, left };

    void on_connected() override;
    void on_refused(const mqtt_client::failure&) override;
    void on_lost(const std::string& words) override;
    void on_paused() override;
    void on_subscription_refused(const std::string& filter, const std::string& words) override;
    void on_unsubscribed(const std::string& filter) override;

    std::unique_ptr<connection> make_connection();
    void let_go(std::unique_ptr<connection>);
    void begin();
    void retry();
    void refuse(const mqtt_client::failure&);
    void ask_for(std::vector<subscription>);
    boost::asio::awaitable<void> connect(std::uint64_t attempt);
    boost::asio::awaitable<void> find_out_why(std::uint64_t attempt);

    surroundings by_;
    listening about_;
    std::uint32_t source_;
    boost::asio::steady_timer timer_;
    mqtt_version version_ = mqtt_version::v5;
    std::unique_ptr<connection> connection_;  ///< always one, so that Paho's threads need not end and begin
    std::chrono::milliseconds wait_;
    state state_ = state::waiting;
    bool asked_ = false;               ///< Paho is connecting
    bool held_ = false;                ///< until resume()
    std::uint64_t attempt_ = 0;        ///< what belongs to an earlier one is over
    found_host host_;                  ///< of this attempt
    std::set<std::string> no_longer_;  ///< filters that the session may still have
    std::string trouble_;
    figures count_;
};

}  // namespace vigie::ingest
