// What is known as the bytes of a file, and back. Pure; whoever calls reads and writes.
//
//   "vigie-st"  u32 version  u32 CRC-32 of the rest  u64 length of the rest  the rest, by
//   agent/condition/archive
//
// All numbers little-endian. The version is raised when the order or kind of any field changes, and the older
// ones go on being read: tests/fixtures/state has a file of each.
#pragma once

#include "agent/condition/memory.hpp"

#include <string>
#include <string_view>

namespace vigie::condition {

/// What a file of that name turns out to be.
enum class snapshot : std::uint8_t {
    whole,
    damaged,  ///< cut off, or not what was written
    foreign,  ///< nothing that Vigie wrote
    newer,    ///< written by a newer Vigie
};

inline constexpr std::uint32_t snapshot_version = 1;

std::string pack(const memory&);

/// Fills `to` only where the snapshot is whole.
snapshot unpack(std::string_view file, memory& to);

}  // namespace vigie::condition
