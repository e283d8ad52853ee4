#include "sensor-sim/run/stop_signal.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>

namespace vigie::sim {
namespace {

sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

}  // namespace

stop_signal::stop_signal() {
    const auto set = stop_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

bool stop_signal::wait_until(time_point until) {
    using namespace std::chrono;
    const auto set = stop_signals();
    while (!requested_) {
        const auto left = std::max(until - steady_clock::now(), steady_clock::duration{0});
        const auto whole = floor<seconds>(left);
        const timespec timeout{whole.count(), duration_cast<nanoseconds>(left - whole).count()};
        if (sigtimedwait(&set, nullptr, &timeout) > 0)
            requested_ = true;
        else if (errno == EAGAIN)
            break;
    }
    return requested_;
}

}  // namespace vigie::sim
