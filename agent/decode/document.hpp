// A payload after decoding, whatever format it came in: a tree of objects, arrays and scalars, kept as a flat
// list in the order of the text, so that it is filled without an allocation once its buffers have grown.
// Views live as long as the payload and until the next clear(). Bounded: nesting and number of values, each
// with its reason; what its buffers keep between documents. Text and keys are UTF-8. Single-threaded.
#pragma once

#include "agent/flow.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::decode {

/// The deepest nesting that any bounds can allow.
inline constexpr std::size_t deepest_nesting = 1'000;

struct bounds {
    std::size_t nesting = 32;     ///< arrays and objects within each other
    std::size_t values = 65'536;  ///< scalars, arrays and objects in one document
    std::size_t bytes = 262'144;  ///< of what is unpacked: a small gzip must not become a large one
};

/// The last: what should stand here and does not, because it could not be read or made.
enum class kind : std::uint8_t { null, boolean, number, text, bytes, array, object, refused };

/// One value of the document.
struct value {
    std::string_view key;  ///< the member's name; empty for an array's element and for the root
    std::string_view
        text;           ///< of text and bytes; of a number its decimal digits: as they stand in the payload,
                        ///< of a binary format's integers as they would stand, of its fractions none
    double number = 0;  ///< of number and boolean (1, 0); not finite where no double can hold it (1e400), or
                        ///< where the payload says so (a NaN of CBOR)
    kind is = kind::null;
    reason why = reason::no_value;  ///< of refused
    std::uint32_t end = 0;          ///< one past the last value within it
    std::uint32_t inside = 0;       ///< the root of what was unpacked from this text or bytes; 0: nothing was
};

class document {
public:
    using place = std::uint32_t;
    static constexpr place root = 0;
    static constexpr place nowhere = 0xffff'ffff;

    explicit document(const bounds& most = {}) : most_(most) {}

    // Filling, in document order. Each member of an object is announced by key(). False: a bound is reached,
    // which failure() then names, and nothing more is taken.

    void clear(const bounds& most);
    const bounds& most() const noexcept { return most_; }
    void key(std::string_view name) noexcept { key_ = name; }
    bool open_array() { return open(kind::array); }
    bool open_object() { return open(kind::object); }
    void close() noexcept;
    bool null() { return add(kind::null, {}, 0); }
    bool boolean(bool is) { return add(kind::boolean, {}, is ? 1 : 0); }
    bool number(double is, std::string_view digits = {}) { return add(kind::number, digits, is); }
    bool text(std::string_view is) { return add(kind::text, is, 0); }
    bool bytes(std::string_view is) { return add(kind::bytes, is, 0); }
    bool refused(reason why);

    /// Takes back all from the place on, be it finished or not, and says there why it is not.
    bool refuse_from(place, reason why);

    /// A number that comes without digits, but has exact ones.
    bool integer(std::int64_t is) { return number(static_cast<double>(is), digits_of(is)); }
    bool integer(std::uint64_t is) { return number(static_cast<double>(is), digits_of(is)); }

    /// A copy of text that does not stand in the payload as it is. Many small ones share a buffer.
    std::string_view keep(std::string_view copied);

    /// Decimal digits of an integer, kept.
    std::string_view digits_of(std::int64_t);
    std::string_view digits_of(std::uint64_t);

    /// An empty buffer that lives as long as the document; its content may be viewed once it is filled.
    std::string& scratch();

    /// What is added from now on is the inside of the value at `of`, a tree of its own.
    void begin_inside(place of);

    std::optional<reason> failure() const noexcept { return failure_; }

    // Reading.

    bool empty() const noexcept { return values_.empty(); }
    std::size_t size() const noexcept { return values_.size(); }
    const value& at(place which) const { return values_[which]; }

    /// The value itself, or the root of its inside.
    place entered(place which) const { return values_[which].inside == 0 ? which : values_[which].inside; }

    /// The first value within an array or object, nowhere when there is none.
    place first(place container) const;

    /// The value behind `element` in the same container, nowhere behind the last.
    place next(place container, place element) const;

    /// Of members with the same name the last (RFC 8259, 4 leaves it open; most readers do it so).
    place member(place object, std::string_view name) const;
    place element(place array, std::size_t index) const;

private:
    bool open(kind);
    bool add(kind, std::string_view text, double number);

    bounds most_;
    std::vector<value> values_;
    std::vector<place> open_;
    std::string_view key_;
    std::optional<reason> failure_;

    // Never moved, so that views stay valid while others are added; reused.
    std::deque<std::string> scratch_;
    std::size_t scratch_used_ = 0;
    std::optional<std::size_t> shared_;  ///< the one that small copies stand in, never beyond its capacity
};

}  // namespace vigie::decode
