// The ready-made rules of this folder, as texts within the program, so that a container with nothing but the
// program has them: `include:` takes them by name. What they hold is held to what devices send by
// tests/integration/agent/test_mappings.py. Immutable.
#pragma once

#include <span>
#include <string_view>

namespace vigie::mappings {

struct ready_made {
    std::string_view name;
    std::string_view yaml;
};

/// By name, in the order of the alphabet.
std::span<const ready_made> all() noexcept;

/// Null when there is none of this name.
const ready_made* find(std::string_view name) noexcept;

/// What it is for, in a line: its text's first comment.
std::string_view summary_of(const ready_made&) noexcept;

}  // namespace vigie::mappings
