// The feed of a recorded run: its rows in order, one machine, over at the last row.
#pragma once

#include "sensor-sim/feed/feed.hpp"
#include "sensor-sim/replay/channels.hpp"
#include "sensor-sim/replay/recording.hpp"

namespace vigie::sim {

class replay_feed final : public feed {
public:
    replay_feed(recording, std::vector<channel>, identity, start_time);

    const std::vector<identity>& machines() const override { return machines_; }
    std::optional<reading> next() override;

private:
    recording recording_;
    std::vector<channel> channels_;
    std::vector<identity> machines_;
    start_time start_;
    std::size_t row_ = 0;
    std::size_t channel_ = 0;
};

}  // namespace vigie::sim
