// Made readings of a machine with two axes of two indicators each, a sample every ten minutes, for the tests
// of its judgement.
#pragma once

#include "agent/condition/machine_judgement.hpp"

#include <cmath>
#include <random>

namespace vigie::condition {

using namespace std::chrono_literals;

inline constexpr timestamp start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

/// As vibration of bearings is judged.
inline judgement_profile two_axes() {
    judgement_profile how;
    for (std::uint8_t axis = 0; axis < 2; ++axis) {
        how.indicators.push_back({quantity::acceleration_rms, scale::logarithmic, 0.2, 0, axis});
        how.indicators.push_back({quantity::impulsiveness, scale::logarithmic, 0.2, 0, axis});
    }
    how.smoothing = 30min;
    how.learning = 24h;
    how.memory = 1000h;
    how.recovery = 10h;
    how.hold = 50min;
    how.longest_step = 1h;
    how.restart = 12h;
    how.counts = side::up;
    how.calm = 1.5;
    how.warn = 2.4;
    how.severe = 5;
    return how;
}

/// Plays a machine whose four indicators are at `factor` times their level, with 5 % of noise.
class player {
public:
    explicit player(machine_judgement& on) : on_(&on) {}

    static constexpr duration every = 10min;

    void run(duration span, double factor = 1) {
        for (const timestamp end = at + span; at < end; at += every) step({factor, factor, factor, factor});
    }

    /// Rises exponentially from 1 to `to`.
    void rise(duration span, double to) {
        const auto from = at;
        for (const timestamp end = at + span; at < end; at += every) {
            const double factor =
                std::pow(to, static_cast<double>((at - from).count()) / static_cast<double>(span.count()));
            step({factor, factor, factor, factor});
        }
    }

    void step(std::array<double, 4> factors) {
        constexpr std::array<double, 4> levels{0.5, 3, 0.4, 3.2};
        for (std::size_t i = 0; i < factors.size(); ++i)
            on_->sample(i, levels[i] * factors[i] * std::exp(noise_(draw_)), at);
        const auto& now = on_->assess(at);
        if (now.state == health::degraded || now.state == health::severe) ++alarmed;
        last = now.state;
    }

    timestamp at = start;
    int alarmed = 0;  ///< samples
    health last = health::unknown;

private:
    machine_judgement* on_;
    std::mt19937 draw_{1};
    std::normal_distribution<double> noise_{0, 0.05};
};

}  // namespace vigie::condition
