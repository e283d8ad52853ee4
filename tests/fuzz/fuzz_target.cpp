// What libFuzzer calls for each input. Compiled once a target. A fault ends the program, so that the fuzzer
// keeps the input.
#include "tests/fuzz/decode_input.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto fault =
        vigie::fuzz::decode_input(VIGIE_FUZZ_TARGET, {reinterpret_cast<const char*>(data), size});
    if (fault.empty()) return 0;
    std::fprintf(stderr, "vigie: %.*s\n", static_cast<int>(fault.size()), fault.data());
    std::abort();
}
