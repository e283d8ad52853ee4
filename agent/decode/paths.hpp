// The places in a document that a rule wants, compiled once from JSON Pointers (RFC 6901) into a tree that a decoder
// walks along with the document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::decode {

using slot = std::uint16_t;

class paths {
public:
    using node = std::uint16_t;
    static constexpr node root = 0;
    static constexpr node nowhere = 0xffff;

    /// The slot of a pointer, the same for the same pointer. nullopt: not a JSON Pointer (it neither is empty nor
    /// begins with '/', or has a '~' without 0 or 1), or more than 65,000 nodes.
    std::optional<slot> add(std::string_view pointer);

    std::size_t slots() const noexcept { return slots_; }

    /// Where a member or an array's element leads, nowhere when nothing below it is wanted.
    node child(node from, std::string_view key) const noexcept;
    node child(node from, std::size_t index) const noexcept;
    std::optional<slot> slot_at(node) const noexcept;

private:
    struct step {
        std::string key;
        node to;
    };
    struct place {
        std::vector<step> children;  ///< few: searched in order
        std::optional<slot> wanted;
    };
    std::vector<place> places_{place{}};
    std::size_t slots_ = 0;
};

}  // namespace vigie::decode
