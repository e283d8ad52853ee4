// One client of Paho: one session at one broker, in one version of MQTT. Together with libs/mqtt/connect the
// only place that knows Paho.
//
// Lives on the reactor. Paho's callbacks only push into the inbox or post to the reactor, and never call
// Paho: it calls back holding its global mutex. What is posted reaches `events` only while the connection is
// there, so that it may be dropped at any time; the inbox and the reactor's context outlive it.
#pragma once

#include "agent/ingest/inbox.hpp"
#include "agent/ingest/session.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <mqtt/async_client.h>

#include <chrono>
#include <memory>
#include <string>

namespace vigie::ingest {

enum class mqtt_version : int { v3_1_1 = MQTTVERSION_3_1_1, v5 = MQTTVERSION_5 };

/// What becomes of a connection, told on the reactor.
class events {
public:
    virtual void on_connected() = 0;
    virtual void on_refused(const mqtt_client::failure&) = 0;
    virtual void on_lost(const std::string& words) = 0;
    virtual void on_paused() = 0;
    virtual void on_subscription_refused(const std::string& filter, const std::string& words) = 0;
    virtual void on_unsubscribed(const std::string& filter) = 0;

protected:
    ~events() = default;
};

class connection {
public:
    using clock = timestamp (*)();

    /// Messages go into the inbox as those of `source`.
    connection(boost::asio::any_io_executor reactor, session, mqtt_version, events&, inbox&,
               std::uint32_t source, clock);
    ~connection();
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;

    /// These begin something whose outcome comes as an event. Connect while neither connected nor connecting.
    void connect();
    void subscribe(const subscription&);
    void unsubscribe(const std::string& filter);
    void pause();  ///< disconnects; the broker keeps the session

    /// QoS 0, not retained. False: not connected, or Paho's buffer is full.
    bool publish(std::string_view topic, std::string_view payload);

    /// No more events. These begin to disconnect, and the broker keeps the session; for good: one to which
    /// nothing comes any more. (Paho C++ 1.2 cannot tell a broker that a session is over.)
    void leave();
    void leave_for_good(const std::vector<subscription>& subscribed);

    /// Waits until that is done. Any thread.
    void wait_until_left(std::chrono::steady_clock::time_point deadline) noexcept;

private:
    class listener;
    struct link;

    void fill(mqtt::connect_options&) const;

    session with_;
    mqtt_version version_;
    std::shared_ptr<link> link_;
    std::unique_ptr<listener> connecting_, subscribing_, unsubscribing_, pausing_;
    mqtt::token_ptr leaving_;
    mqtt::async_client client_;  ///< last, so that its callbacks end before what they touch
};

}  // namespace vigie::ingest
