// Random numbers without state: each is a pure function of a key and a place, so a sensor's series depends
// neither on the other sensors nor on the order in which they are read.
//
// Hash: SplitMix64 (Steele, Lea, Flood 2014, finaliser by Stafford). Normal: Box and Muller 1958, written out
// because std::normal_distribution is left to the implementation.
#pragma once

#include <cstdint>
#include <string_view>

namespace vigie::sim {

/// A key for a series: FNV-1a of its topic, mixed with the plant's seed.
std::uint64_t noise_key(std::uint64_t seed, std::string_view name) noexcept;

/// In [0, 1)
double uniform(std::uint64_t key, std::int64_t place) noexcept;

/// Mean 0, standard deviation 1, cut at ±4.
double normal(std::uint64_t key, std::int64_t place) noexcept;

/// In [-1, 1], smooth: cubic between random values at whole places.
double smooth(std::uint64_t key, double place) noexcept;

}  // namespace vigie::sim
