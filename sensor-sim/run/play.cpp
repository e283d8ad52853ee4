#include "sensor-sim/run/play.hpp"

#include "libs/log/log.hpp"

#include <algorithm>
#include <ostream>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

/// Says every 10 s how far it is.
class progress {
public:
    void tell(const fleet& f, plant_time at, clock::duration late) {
        if (clock::now() < next_) return;
        next_ = clock::now() + 10s;
        const auto seconds = std::chrono::duration<double>{std::max(late, clock::duration{0})}.count();
        const auto level = seconds > 1 ? spdlog::level::warn : spdlog::level::info;
        spdlog::log(level, "plant_hours={:.2f} published={} dropped={} behind_seconds={:.1f}",
                    std::chrono::duration<double, std::ratio<3600>>{at}.count(), f.published(), f.dropped(),
                    seconds);
    }

private:
    clock::time_point next_ = clock::now() + 10s;
};

/// False: told to stop.
bool sleep_until(clock::time_point due, fleet& machines, stop_signal& stop) {
    for (;;) {
        const auto now = clock::now();
        if (due <= now) return true;
        if (stop.wait_until(std::clamp(due, now + 1ms, now + 200ms))) return false;
        machines.tend();
    }
}

}  // namespace

void play(feed& source, fleet& machines, const pace& p, stop_signal& stop) {
    const auto begin = clock::now();
    progress report;
    while (const auto next = source.next()) {
        if (next->at >= p.duration) break;
        const std::chrono::duration<double, std::milli> after{static_cast<double>(next->at.count()) /
                                                              p.speed};
        const auto due = begin + std::chrono::duration_cast<clock::duration>(after);
        if (stop.requested() || !sleep_until(due, machines, stop)) break;
        machines.publish(*next);
        report.tell(machines, next->at, clock::now() - due);
    }
    spdlog::info("over: published={} dropped={}", machines.published(), machines.dropped());
}

void print(feed& source, const pace& p, std::ostream& out) {
    for (const auto& m : source.machines())
        out << m.topic << "/nameplate " << m.nameplate << '\n'
            << m.topic << "/status " << status_payload(true) << '\n';
    while (const auto next = source.next()) {
        if (next->at >= p.duration || !out) break;
        if (!next->payload.empty()) out << next->topic << ' ' << next->payload << '\n';
    }
}

}  // namespace vigie::sim
