// One machine's MQTT connection: birth, values, last will. The only file of sensor-sim that knows Paho.
//
// Called from one thread, except that Paho's thread sets the atomics; its callbacks are noexcept and never
// call Paho. Bound: 128 messages on their way to the broker. Paho reconnects by itself (1 s to 30 s apart),
// though only after a first success: see begin_connect. What cannot be sent while offline is not kept, as a
// plain sensor would not.
#pragma once

#include "sensor-sim/feed/feed.hpp"
#include "sensor-sim/publish/broker.hpp"

#include <mqtt/async_client.h>

#include <atomic>
#include <chrono>

namespace vigie::sim {

enum class sent : std::uint8_t { yes, full, offline };

class machine_client {
public:
    machine_client(identity, const broker&);
    machine_client(const machine_client&) = delete;
    machine_client& operator=(const machine_client&) = delete;

    // The first connection: begin, then ask until it says yes; throws std::runtime_error with the reason of a
    // failure.
    void begin_connect();
    bool connect_is_done();

    bool online() const noexcept { return online_.load(); }
    const identity& machine() const noexcept { return machine_; }

    /// Sends nameplate and status after each new connection, once. True when it did.
    bool give_birth();

    /// QoS 1, not retained.
    sent publish(const std::string& topic, const std::string& payload) noexcept;

    /// Says {"online":false} and disconnects, waiting for the broker until `deadline` at most. Without the
    /// farewell the broker would keep the machine online, for a clean disconnect fires no will.
    void close(std::chrono::steady_clock::time_point deadline) noexcept;

private:
    /// Counts what the broker has not yet acknowledged.
    class window final : public mqtt::iaction_listener {
    public:
        bool enter() noexcept;
        void leave() noexcept;
        void clear() noexcept { pending_.store(0); }
        void on_success(const mqtt::token&) noexcept override { leave(); }
        void on_failure(const mqtt::token&) noexcept override { leave(); }

    private:
        std::atomic<int> pending_{0};
    };

    identity machine_;
    mqtt::connect_options options_;
    std::atomic<bool> online_{false};
    std::atomic<std::uint64_t> connections_{0};
    std::uint64_t births_ = 0;  ///< the connection that the last birth was for
    window window_;
    mqtt::token_ptr connecting_;
    mqtt::async_client client_;  ///< last, so that its thread is gone before what its callbacks touch

    mqtt::const_message_ptr retained(std::string_view leaf, std::string payload) const;
};

}  // namespace vigie::sim
