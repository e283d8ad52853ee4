// The connection to the broker, and the only place that knows Paho: MQTT 5 and, where the broker refuses
// that, 3.1.1; a persistent session, so that the broker holds QoS 1 messages while the agent is away;
// subscribes again after every connect, since the session may be gone. Reconnects by its own timer, for the
// first time as for every other (Paho's own reconnect begins only after a first success), waiting 0.25 s and
// twice as long each time up to 10 s.
//
// Lives on the reactor thread. Paho's callbacks only push into the inbox or post to the reactor, and never
// call Paho: it calls back holding its global mutex. The reactor's context outlives the subscriber.
#pragma once

#include "agent/config/config.hpp"
#include "agent/ingest/inbox.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <mqtt/async_client.h>

#include <memory>
#include <string>
#include <vector>

namespace vigie::ingest {

struct subscription {
    std::string filter;
    int qos = 0;
};

class subscriber {
public:
    /// `worker` runs what may block on Paho. `password` is what stands in the broker's password_file, or
    /// empty.
    subscriber(boost::asio::io_context& reactor, boost::asio::thread_pool& worker, config::broker about,
               std::string password, std::vector<subscription> filters, inbox::bounds most);
    ~subscriber();
    subscriber(const subscriber&) = delete;
    subscriber& operator=(const subscriber&) = delete;

    void start();

    /// Disconnects and keeps the session at the broker. Waits for at most a second.
    void stop();

    /// Called on the reactor when the inbox is half full.
    void on_half_full(std::function<void()> wake) { wake_ = std::move(wake); }

    /// The reactor has worked off part of the inbox: a connection given up at the high-water mark comes back.
    void drained();

    /// QoS 0, not retained. False: not connected, or Paho's buffer is full.
    bool publish(std::string_view topic, std::string_view payload);

    inbox& messages() noexcept { return inbox_; }
    const inbox& messages() const noexcept { return inbox_; }
    bool connected() const noexcept { return connected_; }

    struct figures {
        std::uint64_t connects = 0;
        std::uint64_t pauses = 0;                 ///< disconnected at the high-water mark
        std::uint64_t subscriptions_refused = 0;  ///< by the broker
    };
    const figures& count() const noexcept { return count_; }

private:
    class listener;

    void make_client();
    void connect();
    void retry();
    void on_connected();
    void on_failed(const std::string& cause, bool wrong_version);
    void on_lost(const std::string& cause);
    void on_subscribed(const std::string& filter, int code);
    void pause();
    void fill(mqtt::connect_options&) const;

    boost::asio::io_context& reactor_;
    boost::asio::thread_pool& worker_;
    boost::asio::steady_timer timer_;
    config::broker about_;
    std::string password_;
    std::vector<subscription> filters_;
    std::function<void()> wake_ = [] {};
    inbox inbox_;
    std::unique_ptr<listener> connecting_, subscribing_;
    std::unique_ptr<mqtt::async_client> client_;
    int version_ = MQTTVERSION_5;
    std::chrono::milliseconds wait_;
    bool connected_ = false;
    bool paused_ = false;
    bool stopped_ = false;
    figures count_;
};

}  // namespace vigie::ingest
