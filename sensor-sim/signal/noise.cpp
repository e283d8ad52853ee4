#include "sensor-sim/signal/noise.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vigie::sim {
namespace {

std::uint64_t mix(std::uint64_t z) noexcept {
    z += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
}

}  // namespace

std::uint64_t noise_key(std::uint64_t seed, std::string_view name) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return mix(hash ^ mix(seed));
}

double uniform(std::uint64_t key, std::int64_t place) noexcept {
    const auto bits = mix(key ^ mix(static_cast<std::uint64_t>(place)));
    return static_cast<double>(bits >> 11U) * 0x1.0p-53;
}

double normal(std::uint64_t key, std::int64_t place) noexcept {
    const double radius = std::sqrt(-2 * std::log(1 - uniform(key, place)));
    const double angle = 2 * std::numbers::pi * uniform(~key, place);
    return std::clamp(radius * std::cos(angle), -4.0, 4.0);
}

double smooth(std::uint64_t key, double place) noexcept {
    const double whole = std::floor(place);
    const auto left = static_cast<std::int64_t>(whole);
    const double x = place - whole;
    const double a = 2 * uniform(key, left) - 1;
    const double b = 2 * uniform(key, left + 1) - 1;
    return a + (b - a) * x * x * (3 - 2 * x);
}

}  // namespace vigie::sim
