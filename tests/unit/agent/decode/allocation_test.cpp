// A program of its own, since it replaces operator new to count.
#include "agent/decode/decode.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

namespace {
std::size_t allocations = 0;
}

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace vigie::decode {
namespace {

TEST(Decoders, AllocateNothingOnceTheirBuffersHaveGrown) {
    const std::string long_text(10'000, 'x');
    const std::string payloads[] = {
        R"({"value":4.2,"ts":1700000000000})",
        R"({"value":-1e-7,"ts":"2024-01-01T00:00:00Z","a":{"b":[1,[2,{"c":"\u0061\u0062"}]]}})",
        R"({"value":"\n)" + long_text + R"(","a":{"b":[")" + long_text + R"("]}})",
        R"({"value":)",
        R"({"value":NaN})",
        R"([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])",
        "21.5",
    };
    paths wanted;
    for (const auto* pointer : {"/value", "/ts", "/a/b/1/1/c", "/a/b/0", ""})
        ASSERT_TRUE(wanted.add(pointer));
    fields out;
    const auto all = [&] {
        for (const auto format : format_names())
            for (const auto& payload : payloads) {
                out.reset(wanted.slots());
                (void)find_decoder(format)(payload, wanted, {}, out);
            }
    };
    all();
    const auto before = allocations;
    for (int i = 0; i < 100; ++i) all();
    EXPECT_EQ(allocations, before);
}

}  // namespace
}  // namespace vigie::decode
