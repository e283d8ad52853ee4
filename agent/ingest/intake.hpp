// All brokers that the agent listens to, and the one queue that their messages wait in. A broker that is down
// never holds up another; a queue that is nearly full stops them all.
//
// Lives on the reactor thread. The reactor's context and the worker outlive it, and the worker is joined
// first.
#pragma once

#include "agent/ingest/inbox.hpp"
#include "agent/ingest/subscriber.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace vigie::ingest {

class intake {
public:
    /// In the order of the configuration, which is that of message::broker.
    intake(boost::asio::io_context& reactor, boost::asio::thread_pool& worker, std::vector<listening> brokers,
           inbox::bounds, connection::clock);
    ~intake();
    intake(const intake&) = delete;
    intake& operator=(const intake&) = delete;

    void start();

    /// Other brokers, filters or bounds. A broker of the same name goes on: without reconnecting when its
    /// settings are the same.
    void change(std::vector<listening> brokers, inbox::bounds);

    /// Disconnects from all, for good, and the brokers keep the sessions. Waits for at most a second. What
    /// has come is still in the queue, and nothing comes any more.
    void stop();

    /// Called on the reactor when the queue is half full.
    void on_half_full(std::function<void()> wake) { wake_ = std::move(wake); }

    /// The reactor has worked off part of the queue: connections given up at the high-water mark come back.
    void drained();

    /// To the first broker, at QoS 0, not retained. False: not connected, or Paho's buffer is full.
    bool publish(std::string_view topic, std::string_view payload);
    bool can_publish() const { return brokers_.front()->connected(); }

    inbox& messages() noexcept { return inbox_; }
    const inbox& messages() const noexcept { return inbox_; }

    /// Its place in the configuration. A message may outlive its broker's: that is one beyond the last.
    std::uint16_t broker_of(const arrived&) const noexcept;

    const std::vector<std::shared_ptr<subscriber>>& brokers() const noexcept { return brokers_; }

private:
    std::shared_ptr<subscriber> make(listening);
    void pause();

    boost::asio::io_context& reactor_;
    boost::asio::thread_pool& worker_;
    connection::clock now_;
    std::function<void()> wake_ = [] {};
    inbox inbox_;
    std::vector<std::shared_ptr<subscriber>> brokers_;  ///< at least one
    std::uint32_t next_source_ = 0;
    bool paused_ = false;
    bool stopped_ = false;
};

}  // namespace vigie::ingest
