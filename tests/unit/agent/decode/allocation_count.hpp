// How often this program has asked for memory so far. Under a sanitizer its own hooks count every malloc,
// those of C libraries too; without one, a replaced operator new counts C++'s. For a program of its own.
#pragma once

#include <cstddef>

namespace vigie::decode {

std::size_t allocations() noexcept;

}  // namespace vigie::decode
