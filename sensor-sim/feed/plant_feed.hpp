// The feed of a simulated plant: schedule × signals. It never ends by itself.
#pragma once

#include "sensor-sim/feed/feed.hpp"
#include "sensor-sim/feed/schedule.hpp"
#include "sensor-sim/signal/production_count.hpp"
#include "sensor-sim/signal/sensor_signal.hpp"

#include <variant>

namespace vigie::sim {

class plant_feed final : public feed {
public:
    /// `rate` > 0: that many messages a second of wall time (see by_rate); 0: as the sensors are sampled.
    plant_feed(plant, start_time, double rate, double speed);
    plant_feed(const plant_feed&) = delete;
    plant_feed& operator=(const plant_feed&) = delete;

    const std::vector<identity>& machines() const override { return machines_; }
    std::optional<reading> next() override;

private:
    struct series {
        std::size_t machine;
        std::string topic;
        std::variant<sensor_signal, production_count> what;
    };

    std::string payload_of(series&, plant_time) const;  ///< empty: it is silent

    plant plant_;  ///< what the signals point into
    start_time start_;
    std::vector<identity> machines_;
    std::vector<series> series_;
    schedule schedule_;
};

}  // namespace vigie::sim
