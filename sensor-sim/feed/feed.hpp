// What the program publishes, as plain values: the machines that come up, and their messages in the order of
// time.
#pragma once

#include "sensor-sim/plant/plant.hpp"
#include "sensor-sim/signal/production_count.hpp"

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

/// {"state":2,"planned_s":3600,"producing_s":3420,"parts":290,"scrap":4,"cycle_s":12,"ts":1767592800000}:
/// `state` 0 not planned, 1 down, 2 producing; the others but `cycle_s` and `ts` only rise.
std::string production_payload(const production_figures&, plant_time cycle, start_time);

/// {"online":true}
std::string status_payload(bool online);

/// Name, maker, type, serial, rated speed and power; what the machine lacks is left out.
std::string nameplate_payload(const machine&);

/// "plant/lyon/press/pump-1"
std::string machine_topic(std::string_view site, std::string_view line, std::string_view name);

}  // namespace vigie::sim
