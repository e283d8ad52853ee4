// All judged sensors and the machines that they stand on. A sensor is judged when the configuration knows its
// metric and labels; the first description that matches wins, and what a machine is judged by has one without
// limits if it has no other. Owned by the reactor thread. Memory: one judge and one label block a sensor, and
// the labels of the devices that say whether they are there; at most `most_watched` machines are judged as a
// whole, further ones are counted.
#pragma once

#include "agent/condition/judge.hpp"
#include "agent/condition/machine.hpp"
#include "agent/condition/presence.hpp"
#include "agent/condition/watched_machine.hpp"
#include "agent/map/labels.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vigie::condition {

using sensor_id = std::uint32_t;

/// Where a sensor's readings come from.
struct provenance {
    std::string_view broker;  ///< its name, which outlives the sensors
    expectation how;
    bool own_time = false;      ///< the payload says when it was measured
    std::uint64_t mapping = 0;  ///< how its values are made: config::fingerprint_of()
};

/// One sensor with what is shown of it.
struct judged {
    judge condition;
    std::string labels;  ///< metric="…" and the labels of its value, as they stand between the braces
    std::string_view broker;
    std::uint32_t machine;
    presence::devices devices;    ///< that it hangs on
    timestamp at{};               ///< its last sample
    timestamp heard_at{};         ///< the last one that came, believed or not; before the first: the start
    timestamp seen{};             ///< when that came
    bool own_time = false;        ///< the clock of these, see flow.hpp
    std::uint64_t judged_by = 0;  ///< its description and its mapping, for who remembers it
    watched_machine::place indicator = watched_machine::nowhere;  ///< what it is to the machine's judgement
};

struct machine {
    std::string labels;  ///< site, line and machine, as they stand between the braces
    std::string name;    ///< the same as people say it: lyon / press / pump-1
    std::vector<sensor_id> sensors;
    std::unique_ptr<watched_machine> watch;  ///< null: nobody asked for it to be judged as a whole
};

class sensors {
public:
    static constexpr sensor_id none = 0xffff'ffff;
    static constexpr std::size_t most_watched = 10'000;

    /// Both outlive this.
    explicit sensors(const std::vector<config::sensor>& known,
                     const std::vector<config::machine>& watched = no_machines());

    /// A series that has just been found: none when nobody described it. `labels` are those of its value.
    sensor_id add(std::string_view metric, std::span<const map::label_value> labels,
                  const provenance& from = {});

    /// Whether to believe a reading, before it is stored. Errors: clock_skew, out_of_range, too_fast.
    result<void> check(sensor_id, const heard&);

    /// A reading whose time was refused before its value was looked at.
    void skewed(sensor_id, timestamp arrival);

    /// A reading in base units that is believed, measured at `at` and come at `seen`. Its machine hears of
    /// it, too, where it is one of its indicators.
    void sample(sensor_id, double value, timestamp at, timestamp seen, bool own_time);

    /// A device's word that it is there or gone, by its labels as they stand between the braces. All sensors
    /// that carry these go with it. O(sensors) when that is new.
    void device(std::string_view labels, bool online, timestamp at);

    /// Whether a broker can be heard, by its name. At first each can. What falls silent behind one that
    /// cannot is no dropout of the sensor's.
    void reach(std::string_view broker, bool connected);

    /// Time passes: silence is seen here. Each sensor's clock goes on from its last sample, so that a device
    /// whose clock is wrong is not silent for that. O(sensors).
    void tick(const clocks& now);

    /// What has not been heard of is waited for from now on. O(sensors).
    void wait_anew(const clocks& now);

    /// Something has come of it within `length`, believed or not.
    bool was_heard_within(sensor_id, duration length, const clocks& now) const;

    void remove(sensor_id);

    /// A sensor of a predecessor goes on here, unless it is described otherwise now.
    void take_over(sensor_id, sensors& from, sensor_id which);

    /// What is known of machines and of sensors with limits, and what a predecessor knew of those that have
    /// not come again. O(sensors).
    memory recall() const;
    /// What somebody knew, to be gone on from as the series come again. Before the first of them.
    void remember(memory&&);

    const std::optional<judged>& at(sensor_id id) const { return slots_[id]; }
    std::size_t slots() const noexcept { return slots_.size(); }

    /// Machines without sensors are gone in all but their place.
    const std::vector<machine>& machines() const noexcept { return machines_; }
    /// Does what people say of a machine, by its labels site, line and machine as far as they are told.
    /// False: no such machine is judged as a whole.
    bool obey(std::span<const map::label_value> which, const command&, timestamp at);

    /// The worse of its sensors' and of what they say together. None while nothing is known of any of them.
    std::optional<machine_state> state_of(const machine&) const;
    /// Machines that found no room to be judged as a whole.
    std::uint64_t unwatched() const noexcept { return unwatched_; }

private:
    static constexpr std::uint32_t no_machine = 0xffff'ffff;

    void wait_from(judged&, const clocks& now);
    void go_on(judged& added);
    void tell_machine(const judged&, double value) noexcept;
    static const std::vector<config::machine>& no_machines();
    std::uint32_t machine_of(std::span<const map::label_value>);
    const config::machine* watching(std::span<const map::label_value>) const;
    watched_machine* watch_on(machine&, const config::machine& by);
    bool make_room();
    bool maintained(const judged&) const noexcept;

    const std::vector<config::sensor>* known_;
    const std::vector<config::machine>* watched_;
    std::unordered_map<const config::told_series*, config::sensor> told_;  ///< descriptions of last resort
    std::unordered_map<std::string, machine_memory> machines_before_;      ///< by labels
    std::unordered_map<std::string, sensor_memory> sensors_before_;
    std::size_t watches_ = 0;
    std::uint64_t unwatched_ = 0;
    std::vector<std::optional<judged>> slots_;
    std::vector<sensor_id> free_;
    std::vector<machine> machines_;
    presence devices_;
    std::vector<std::string> cut_off_;                          ///< brokers
    std::unordered_map<std::string, std::uint32_t> by_labels_;  ///< place among the machines
};

}  // namespace vigie::condition
