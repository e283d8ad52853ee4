// The bounded queue between Paho's thread and the reactor, one for all brokers, and the agent's only lock.
// Paho's thread pushes and never waits; the reactor takes all there is in one swap. Nobody is woken for a
// message: the reactor looks when its timer says so, when the queue is half full, and before it answers
// whoever looks. At three quarters `on_high_water` is asked to stop the brokers from sending; what still
// comes then has the last quarter, and is dropped and counted beyond it.
#pragma once

#include "agent/flow.hpp"

#include <mqtt/message.h>

#include <functional>
#include <mutex>
#include <vector>

namespace vigie::ingest {

/// A message as Paho hands it over, with when and whence it came.
struct arrived {
    mqtt::const_message_ptr packet;
    timestamp when;
    std::uint32_t source = 0;  ///< of the connection that it came by; the reactor knows which broker that is

    message view(std::uint16_t broker) const;
    std::size_t bytes() const;
};

class inbox {
public:
    struct bounds {
        std::size_t messages = 65'536;
        std::size_t bytes = 67'108'864;
    };

    /// Both are called on Paho's thread, at most once between two calls of take(): they must only post.
    struct signals {
        std::function<void()> on_half_full;
        std::function<void()> on_high_water;
    };

    inbox(bounds most, signals) noexcept;

    /// Paho's thread.
    void push(arrived) noexcept;

    /// The reactor: replaces `into`, which it has worked off, by all that is there.
    void take(std::vector<arrived>& into);

    /// The reactor: so many messages of the last take() are done with.
    void done(std::size_t messages, std::size_t bytes) noexcept;

    /// All of one moment: received = dropped + messages + what done() was told of.
    struct figures {
        std::uint64_t received = 0;
        std::uint64_t dropped = 0;  ///< the queue was full
        std::size_t messages = 0;   ///< handed over and not yet done
        std::size_t bytes = 0;
    };
    figures count() const noexcept;

    /// The reactor. What is there already stays, be it too much.
    void bound(bounds most) noexcept;
    const bounds& most() const noexcept { return most_; }
    bool over_quarter() const noexcept;

private:
    bool over(std::size_t quarters) const noexcept;

    bounds most_;
    signals signals_;
    mutable std::mutex mutex_;
    std::vector<arrived> waiting_;
    figures count_;
    bool told_half_ = false;
    bool told_high_ = false;
};

}  // namespace vigie::ingest
