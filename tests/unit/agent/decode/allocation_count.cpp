#include "tests/unit/agent/decode/allocation_count.hpp"

#include <cstdlib>
#include <new>

#if defined(__has_feature)
#define VIGIE_CLANG_SANITIZES (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define VIGIE_CLANG_SANITIZES 0
#endif

namespace {
std::size_t counted = 0;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || VIGIE_CLANG_SANITIZES

// As clang's <sanitizer/allocator_interface.h> declares it; g++ comes without that header.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void*, std::size_t),
                                                         void (*on_free)(const volatile void*));

namespace {

[[maybe_unused]] const int installed = __sanitizer_install_malloc_and_free_hooks(
    [](const volatile void*, std::size_t) { ++counted; }, [](const volatile void*) {});

}  // namespace

#else

void* operator new(std::size_t size) {
    ++counted;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

#endif

namespace vigie::decode {

std::size_t allocations() noexcept {
    return counted;
}

}  // namespace vigie::decode
