// The places in a document that a rule wants, compiled once from JSON Pointers (RFC 6901) into a tree that a
// decoder walks along with the document. Immutable while decoding; at most 65,000 places and as many slots.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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

    /// The slot of a pointer, the same for the same pointer. nullopt: not a JSON Pointer (it neither is empty
    /// nor begins with '/', or has a '~' without 0 or 1), or more than 65,000 nodes.
    std::optional<slot> add(std::string_view pointer);

    std::size_t slots() const noexcept { return slots_; }

    /// Where a member or an array's element leads, nowhere when nothing below it is wanted.
    node child(node from, std::string_view key) const noexcept;
    node child(node from, std::size_t index) const noexcept;
    std::optional<slot> slot_at(node) const noexcept;

    /// The slots at a place and below it: what a second member of the same name forgets.
    std::span<const slot> slots_within(node at) const noexcept { return places_[at].within; }

private:
    static constexpr std::size_t no_index = static_cast<std::size_t>(-1);

    struct step {
        std::string key;
        std::size_t index;  ///< the key as an array's index, no_index when it is none
        node to;
    };
    struct place {
        std::vector<step> children;  ///< few: searched in order
        std::size_t indices = 0;     ///< one more than the largest index among the children
        std::optional<slot> wanted;
        std::vector<slot> within;
    };

    node step_into(node from, std::string_view key);

    std::vector<place> places_{place{}};
    std::size_t slots_ = 0;
};

}  // namespace vigie::decode
