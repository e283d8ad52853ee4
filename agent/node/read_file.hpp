// The one place of this room that reads files. Bounded: no more than 1 MiB, which /proc/1/mountinfo of a node
// with thousands of pods stays under.
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <string>
#include <string_view>

namespace vigie::node {

inline constexpr std::size_t max_file_bytes = 1'048'576;

/// The whole file. Errors: the system's, or file_too_large. Never waits for a pipe or a device.
boost::system::result<std::string> read_file(const std::string& path);

/// "cannot read /proc/stat: No such file or directory"
std::string cannot_read(std::string_view path, boost::system::error_code why);

}  // namespace vigie::node
