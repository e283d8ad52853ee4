// One series: plant time → the value that the sensor shows, or nothing while it is silent.
//
// Holds the thermal state and the last value, nothing else; not thread safe. Times must not go back. The
// value is a function of time alone, whatever the sampling: the thermal state advances on a fixed grid of 10
// s. Models: vibration ~ speed² (unbalance force), pressure ~ speed² (pump affinity law), current and heat
// grow with load, temperature follows heat with one time constant (lumped thermal capacity: first-order lag).
#pragma once

#include "sensor-sim/plant/plant.hpp"
#include "sensor-sim/signal/effect.hpp"
#include "sensor-sim/signal/work.hpp"

#include <optional>

namespace vigie::sim {

class sensor_signal {
public:
    /// The machine and the sensor in it must outlive the signal.
    sensor_signal(const plant&, const machine&, const sensor&);

    std::optional<double> sample(plant_time);

private:
    const machine& machine_;
    const sensor& sensor_;
    double ambient_;
    std::uint64_t work_key_;
    std::uint64_t noise_key_;
    plant_time settled_at_{0};      ///< the thermal state's time
    double heat_rise_ = 0;          ///< K over ambient
    std::optional<double> last_{};  ///< what a stuck sensor repeats

    double level(const work&, const effect&, plant_time);
    double heat_target(plant_time) const;
    void advance_heat(plant_time);
};

}  // namespace vigie::sim
