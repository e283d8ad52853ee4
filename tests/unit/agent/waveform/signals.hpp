// Signals with indicators that can be written down: sines, noise, trains of impacts.
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <vector>

namespace vigie::waveform {

inline constexpr double rate = 25'600;
inline constexpr std::size_t count = 2'560;

inline std::vector<double> sine(double amplitude, double hertz, double mean = 0,
                                std::size_t samples = count) {
    std::vector<double> all;
    for (std::size_t i = 0; i < samples; ++i)
        all.push_back(
            mean + amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate + 0.3));
    return all;
}

/// Normal, of standard deviation 1, the same on every machine: Box and Muller on a generator that is fixed.
inline std::vector<double> noise(std::size_t samples, unsigned seed = 1) {
    std::mt19937 random{seed};
    const auto even = [&] { return (static_cast<double>(random()) + 0.5) / 4'294'967'296.0; };
    std::vector<double> all;
    while (all.size() < samples)
        all.push_back(std::sqrt(-2 * std::log(even())) * std::cos(2 * std::numbers::pi * even()));
    return all;
}

/// A resonance that is struck `hertz` times a second and dies down within a millisecond.
inline std::vector<double> impacts(double hertz, double resonance, std::size_t samples) {
    std::vector<double> all(samples);
    for (double struck = 0; struck * rate / hertz < static_cast<double>(samples); ++struck)
        for (auto i = static_cast<std::size_t>(std::ceil(struck * rate / hertz)); i < samples; ++i) {
            const double since = static_cast<double>(i) / rate - struck / hertz;
            if (since > 0.01) break;
            all[i] += std::exp(-since / 0.001) * std::sin(2 * std::numbers::pi * resonance * since);
        }
    return all;
}

inline std::vector<double> sum(std::vector<double> one, const std::vector<double>& other, double times = 1) {
    for (std::size_t i = 0; i < one.size(); ++i) one[i] += times * other[i];
    return one;
}

}  // namespace vigie::waveform
