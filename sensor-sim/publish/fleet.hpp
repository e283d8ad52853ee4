// The connections of all machines, one each.
//
// One thread. Waits: for the first connection as long as it takes, for a full window 1 s at most, for the
// farewell 3 s in all. Readings that could not be sent are counted.
#pragma once

#include "sensor-sim/publish/machine_client.hpp"
#include "sensor-sim/run/stop_signal.hpp"

#include <cstdint>
#include <memory>

namespace vigie::sim {

class fleet {
public:
    /// Throws std::runtime_error when Paho refuses the address.
    fleet(const std::vector<identity>&, const broker&, stop_signal&);

    /// Connects one machine after the other and tells of their birth. A failure is logged and tried again
    /// after 1 s, 2 s, … 30 s. False: told to stop.
    bool connect();

    void publish(const reading&);

    /// Births after reconnections, and a word about connections lost. Call it every now and then.
    void tend();

    void close();

    std::uint64_t published() const noexcept { return published_; }
    std::uint64_t dropped() const noexcept { return dropped_; }

private:
    struct member {
        std::unique_ptr<machine_client> client;
        bool was_online = false;
    };

    broker broker_;
    stop_signal& stop_;
    std::vector<member> members_;
    std::uint64_t published_ = 0;
    std::uint64_t dropped_ = 0;

    bool connect(machine_client&);
    void begin(machine_client&);
    void attempt(machine_client&);
};

}  // namespace vigie::sim
