// What the program publishes, as plain values: the machines that come up, and their messages in the order of
// time.
#pragma once

#include "sensor-sim/plant/plant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::sim {

using start_time = std::chrono::sys_time<std::chrono::milliseconds>;

/// A machine as the broker sees it.
struct identity {
    std::string topic;      ///< "plant/lyon/press/pump-1"
    std::string nameplate;  ///< JSON, published retained
};

/// One value of one sensor.
struct reading {
    plant_time at{0};
    std::size_t machine = 0;  ///< place in the list of identities
    std::string topic;
    std::string payload;  ///< empty: the sensor is silent, nothing is published
};

/// A source of readings; times never descend. One thread.
class feed {
public:
    virtual ~feed() = default;
    virtual const std::vector<identity>& machines() const = 0;
    /// Nothing: it is over.
    virtual std::optional<reading> next() = 0;
};

/// {"value":4.2,"ts":1767592800000}: three decimals at most, `ts` in ms since the epoch.
std::string value_payload(double value, start_time);

/// {"online":true}
std::string status_payload(bool online);

/// Name, maker, type, serial, rated speed and power; what the machine lacks is left out.
std::string nameplate_payload(const machine&);

/// "plant/lyon/press/pump-1"
std::string machine_topic(std::string_view site, std::string_view line, std::string_view name);

}  // namespace vigie::sim
