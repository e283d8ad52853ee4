// SIGINT and SIGTERM as something to wait for: no handler, no polling.
//
// Make it first thing in main: it blocks the two signals for this thread and for all that are started after
// it.
#pragma once

#include <chrono>

namespace vigie::sim {

class stop_signal {
public:
    using time_point = std::chrono::steady_clock::time_point;

    stop_signal();

    /// Sleeps until `until`, or less when the program is told to stop. True: stop.
    bool wait_until(time_point until);
    bool requested() { return wait_until({}); }

private:
    bool requested_ = false;
};

}  // namespace vigie::sim
