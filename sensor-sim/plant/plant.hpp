// What a plant is: the sites, machines, sensors and faults that a plant file describes. Plain values, no
// behaviour.
//
// Loads and speeds are ratios of the rated value (1 = rated); the file gives them in per cent.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::sim {

/// Plant time since the plant's start. Every signal is a function of it; only the payload's `ts` adds
/// --start.
using plant_time = std::chrono::milliseconds;

enum class quantity : std::uint8_t { vibration, temperature, current, pressure, speed, load };

/// A working level from `at` (within the cycle) to the next shift's `at`.
struct shift {
    plant_time at{0};
    double load = 0;
    double speed = 1;
};

/// What a machine is asked to do, over and over.
struct profile {
    plant_time cycle = std::chrono::hours{24};
    plant_time ramp = std::chrono::minutes{10};  ///< how long a change of shift takes
    double wander = 0;                           ///< slow random swing of the load, ± this ratio
    std::vector<shift> shifts{};                 ///< ascending, at least one
};

/// One published series.
struct sensor {
    quantity what = quantity::load;
    std::string tail;  ///< end of the topic: "vibration/drive-end/x", "temperature/bearing"
    double idle = 0;   ///< value running without load, in the quantity's unit
    double full = 0;   ///< value at rated load and speed
    double noise = 0;  ///< standard deviation
    plant_time lag = std::chrono::minutes{20};  ///< thermal time constant (temperature only)
    plant_time sampling = std::chrono::seconds{60};
};

enum class fault_kind : std::uint8_t {
    bearing_wear,
    imbalance,
    overheating,
    blocked_cooling,
    stuck,
    dropout,
    spike,
    drift,
};

/// One entry of a machine's timeline. `amount` is what the kind's own key says: factor, rise, height,
/// per_hour.
struct fault {
    fault_kind kind = fault_kind::dropout;
    plant_time at{0};
    plant_time length{0};  ///< `for`; 0: until the end
    plant_time over{0};    ///< how long it takes to grow; 0: at once
    plant_time every{0};   ///< spike only: again and again; 0: once
    double amount = 0;
    double heat = 0;       ///< bearing_wear only: K added at the temperature sensors when fully grown
    std::string target{};  ///< leading part of the tails it hits; empty: all that the kind applies to
};

/// What a machine that makes parts is planned to do, and what comes in between.
struct production {
    plant_time cycle{0};       ///< planned for one part at full load
    double scrap = 0;          ///< this ratio of parts is no good
    plant_time stop_every{0};  ///< a short stop once in each such time; 0: none
    plant_time stop_for{0};    ///< how long it is, shorter than `stop_every`
    plant_time sampling = std::chrono::seconds{60};
};

struct machine {
    std::string line{}, name{}, maker{}, type{}, serial{};
    double rated_speed_rpm = 0;
    double rated_power_kw = 0;
    sim::profile profile{};
    std::vector<sensor> sensors{};
    std::vector<fault> faults{};
    std::optional<sim::production> production{};  ///< nothing: it makes no parts
};

struct plant {
    std::string site;
    std::uint64_t seed = 1;
    double ambient = 22;  ///< °C
    std::vector<machine> machines{};
};

/// "vibration"
std::string_view name_of(quantity) noexcept;

/// Whether `target` names the series: equal to its tail or to a leading part that ends at a '/'. Empty names
/// all.
bool names(std::string_view target, std::string_view tail) noexcept;

}  // namespace vigie::sim
