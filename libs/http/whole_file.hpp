// A small file as text, and what tells that it has become another. Bound: 1 MiB.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

namespace vigie::http {

/// Returns why it cannot be read, in the system's words; empty: `to` is the file.
std::string read_whole_file(const std::filesystem::path&, std::string& to);

/// Differs once the file has been written, replaced, removed or allowed to be read; links are followed. All
/// 0: there is none.
using file_stamp = std::array<std::int64_t, 5>;
file_stamp stamp_of(const std::filesystem::path&);

}  // namespace vigie::http
