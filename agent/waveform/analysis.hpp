// One channel of one window → its indicators. Bounded by the window; nothing is allocated once a length and a
// recipe have come before. Single-threaded.
#pragma once

#include "agent/waveform/envelope.hpp"
#include "agent/waveform/shape.hpp"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace vigie::waveform {

/// Fewer samples a channel than this tell nothing.
inline constexpr std::size_t least_samples = 64;

/// In base units, each or why it is not there.
struct indicators {
    result<shape> of_samples = reason::bad_samples;
    std::optional<result<double>> velocity_rms;
    std::vector<result<double>> bands;  ///< as many as the recipe has
    std::optional<result<double>> envelope_rms;
    std::optional<std::array<result<double>, defect_names.size()>> defects;
};

/// Hz; what could not be read is nothing.
struct measured_at {
    std::optional<double> rate, speed;
};

class analysis {
public:
    /// The same for all indicators where `why` is no window, or one that nothing can be said of.
    const indicators& refuse(const recipe&, reason why);

    /// Errors stand in the indicators: too_few_samples, bad_rate, flat_window, not_finite (all of them),
    /// not_resolved, no_speed.
    const indicators& make(const recipe&, std::span<const double> samples, const measured_at&);

private:
    void add_spectrum(const recipe&, double rms, const measured_at&);
    void add_envelope(const recipe&, const transform&, const spectrum&, double rms,
                      std::optional<double> speed);

    transforms transforms_;
    envelope envelope_;
    std::vector<float> normal_;
    std::vector<complex> half_;
    indicators made_;
};

}  // namespace vigie::waveform
