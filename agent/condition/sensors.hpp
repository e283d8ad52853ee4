// All judged sensors and the machines that they stand on. A sensor is judged when the configuration knows its
// metric and labels; the first description that matches wins. Owned by the reactor thread. Memory: one judge
// and one label block a sensor.
#pragma once

#include "agent/condition/judge.hpp"
#include "agent/condition/machine.hpp"
#include "agent/map/labels.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vigie::condition {

using sensor_id = std::uint32_t;

/// One sensor with what is shown of it.
struct judged {
    judge condition;
    std::string labels;  ///< metric="…" and the labels of its value, as they stand between the braces
    std::uint32_t machine;
    timestamp at;           ///< its last sample
    timestamp seen;         ///< when that came
    bool own_time = false;  ///< the clock of both, see flow.hpp
};

struct machine {
    std::string labels;  ///< site, line and machine, as they stand between the braces
    std::string name;    ///< the same as people say it: lyon / press / pump-1
    std::vector<sensor_id> sensors;
};

class sensors {
public:
    static constexpr sensor_id none = 0xffff'ffff;

    /// `known` outlives this.
    explicit sensors(const std::vector<config::sensor>& known) : known_(&known) {}

    /// A series that has just been found: none when nobody described it. `labels` are those of its value.
    sensor_id add(std::string_view metric, std::span<const map::label_value> labels);

    /// A reading in base units, measured at `at` and come at `seen`.
    void sample(sensor_id, double value, timestamp at, timestamp seen, bool own_time);

    /// Time passes: silence is seen here. Each sensor's clock goes on from its last sample, so that a device
    /// whose clock is wrong is not silent for that. O(sensors).
    void tick(const clocks& now);

    void remove(sensor_id);

    /// A sensor of a predecessor goes on here, unless it is described otherwise now.
    void take_over(sensor_id, sensors& from, sensor_id which);

    const std::optional<judged>& at(sensor_id id) const { return slots_[id]; }
    std::size_t slots() const noexcept { return slots_.size(); }

    /// Machines without sensors are gone in all but their place.
    const std::vector<machine>& machines() const noexcept { return machines_; }
    std::optional<machine_state> state_of(const machine&) const;

private:
    std::uint32_t machine_of(std::span<const map::label_value>);

    const std::vector<config::sensor>* known_;
    std::vector<std::optional<judged>> slots_;
    std::vector<sensor_id> free_;
    std::vector<machine> machines_;
    std::unordered_map<std::string, std::uint32_t> by_labels_;  ///< place among the machines
};

}  // namespace vigie::condition
