// Many short texts one behind the other in chunks of 256 KiB, so that a text costs its bytes and no
// allocation, and long-lived texts do not stand between the messages of a flood and pin their pages. A chunk
// is that large for malloc to map it by itself: pages that no text has reached are not resident.
//
// What is removed leaves a hole. Whoever owns the refs copies the living into a new arena once sparse() says
// that holes take more than they do; so an arena takes at most twice the living and a chunk or two, and three
// times the living for the moment of copying. Single-threaded.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace vigie::store {

class text_arena {
public:
    static constexpr std::size_t chunk_bits = 18;
    static constexpr std::size_t chunk_bytes = std::size_t{1} << chunk_bits;

    /// Where a text is: 1 TiB of them, each under 16 MiB.
    struct ref {
        std::uint64_t at : 40 = 0;
        std::uint64_t size : 24 = 0;
    };

    /// A text over a quarter of a chunk gets one of its own.
    ref add(std::string_view text);

    /// Valid until clear(), or until the arena goes.
    std::string_view at(ref which) const noexcept {
        if (which.size == 0) return {};
        return {chunks_[which.at >> chunk_bits].get() + (which.at & (chunk_bytes - 1)), which.size};
    }

    void remove(ref which) noexcept {
        living_ -= which.size;
        holes_ += which.size;
    }

    /// More holes than texts, and enough of them to be worth a copy.
    bool sparse() const noexcept { return holes_ > living_ && holes_ >= chunk_bytes / 4; }

    std::size_t living_bytes() const noexcept { return living_; }
    std::size_t bytes() const noexcept { return living_ + holes_; }  ///< but for the ends of chunks
    std::size_t chunks() const noexcept { return chunks_.size(); }

    /// All refs end. One chunk at most stays for the next texts.
    void clear() noexcept;

private:
    std::vector<std::unique_ptr<char[]>> chunks_;
    std::size_t open_ = 0;            ///< the chunk that takes the next text
    std::size_t used_ = chunk_bytes;  ///< of it; full until there is one
    std::size_t living_ = 0, holes_ = 0;
};

}  // namespace vigie::store
