// The feed against the clock: each reading when its time has come.
#pragma once

#include "sensor-sim/feed/feed.hpp"
#include "sensor-sim/publish/fleet.hpp"
#include "sensor-sim/run/pace.hpp"
#include "sensor-sim/run/stop_signal.hpp"

#include <iosfwd>

namespace vigie::sim {

/// Publishes until the feed or the duration is over, or the program is told to stop. Late readings are sent
/// at once, none is left out; how late is logged. Readings due within the same millisecond go out together.
void play(feed&, fleet&, const pace&, stop_signal&);

/// Writes "topic payload" lines as fast as it can: births, then readings. Stops when `out` fails.
void print(feed&, const pace&, std::ostream& out);

}  // namespace vigie::sim
