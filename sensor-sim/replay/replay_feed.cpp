#include "sensor-sim/replay/replay_feed.hpp"

namespace vigie::sim {

replay_feed::replay_feed(recording r, std::vector<channel> channels, identity machine, start_time start)
    : recording_{std::move(r)},
      channels_{std::move(channels)},
      machines_{std::move(machine)},
      start_{start} {}

std::optional<reading> replay_feed::next() {
    if (row_ >= recording_.rows.size() || channels_.empty()) return {};
    const auto& row = recording_.rows[row_];
    const auto& channel = channels_[channel_];
    const auto& cell = row.cells[channel.column];
    if (++channel_ == channels_.size()) {
        channel_ = 0;
        ++row_;
    }
    return reading{
        row.at, 0, machines_[0].topic + '/' + channel.tail,
        cell ? value_payload(*cell * channel.scale + channel.offset, start_ + row.at) : std::string{}};
}

}  // namespace vigie::sim
