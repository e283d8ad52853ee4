// This node's own readings: one pure parser a file of /proc or /sys, one row each in a constexpr table. What
// they find is published over MQTT like any other sensor and comes back through the same pipeline.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace vigie::node {

/// Where the kernel's files are seen, so that a container reads its host and a test a directory.
struct roots {
    std::string procfs = "/proc";
    std::string sysfs = "/sys";
    std::string rootfs = "/";
};

/// Hands one reading on: topic below vigie/node/<host>/ and a JSON object of numbers.
using publish = std::function<void(std::string_view topic, std::string_view payload)>;

struct collector {
    std::string_view name;
    /// Reads and publishes. Returns an empty text, or what could not be read (the others go on).
    std::string (*collect)(const roots&, const publish&);
};

std::span<const collector> collectors() noexcept;

}  // namespace vigie::node
