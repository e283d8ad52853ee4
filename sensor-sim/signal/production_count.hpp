// What a machine counts of the parts that it makes: plant time → the figures that OEE is made of (ISO
// 22400-2).
//
// Planned busy time is when the profile asks for any load. The machine produces then, one part a `cycle` at
// full load and fewer in proportion below it, but for one short stop in each `stop_every`, somewhere in it.
// Holds the sums; not thread safe. Times must not go back. The figures are a function of time alone, whatever
// the sampling: they advance on a fixed grid of 1 s. Cost: one step for each second of plant time that
// passes.
#pragma once

#include "sensor-sim/plant/plant.hpp"

#include <cstdint>
#include <optional>

namespace vigie::sim {

enum class production_state : std::uint8_t { not_planned, down, producing };

struct production_figures {
    production_state state = production_state::not_planned;
    double planned_seconds = 0;    ///< planned busy time
    double producing_seconds = 0;  ///< actual production time
    std::uint64_t parts = 0;       ///< all that were made
    std::uint64_t scrap = 0;       ///< of these no good
};

class production_count {
public:
    /// The machine must outlive the count and have a production.
    production_count(const plant&, const machine&);

    /// Nothing while a fault silences it.
    std::optional<production_figures> at(plant_time);

    plant_time cycle() const noexcept { return machine_.production->cycle; }

private:
    const machine& machine_;
    std::uint64_t work_key_;
    std::uint64_t key_;
    plant_time counted_to_{0};
    double begun_ = 0;  ///< ratio of the part under way
    production_figures figures_{};

    production_state state_at(plant_time, double load) const noexcept;
    bool stopped(plant_time) const noexcept;
    void count_step(plant_time);
};

}  // namespace vigie::sim
