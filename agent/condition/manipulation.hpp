// Data manipulation (ISO 13374-1): a raw value becomes a scaled, smoothed one. 16 bytes, O(1), pure; the
// caller keeps the time.
#pragma once

#include "agent/condition/profile.hpp"

#include <optional>

namespace vigie::condition {

/// 1 - exp(-step/time constant): how much of the way an exponential average goes in `step`.
double share_of(double step_seconds, double constant_seconds) noexcept;

/// The value on the scale that it is compared on; nullopt for what is no measurement there: NaN, infinities,
/// and on a logarithmic scale nothing or less (a vibration of 0 is a sensor without signal).
std::optional<double> scaled(double value, scale) noexcept;

/// Back from that scale.
double unscaled(double value, scale) noexcept;

/// An exponential average that starts as the plain mean of its first samples.
class smoother {
public:
    void restart() noexcept { samples_ = 0; }
    double take(double value, double step_seconds, double constant_seconds) noexcept;
    double value() const noexcept { return value_; }

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.value_, self.samples_);
    }

private:
    double value_ = 0;
    std::uint32_t samples_ = 0;  // saturates
};

}  // namespace vigie::condition
