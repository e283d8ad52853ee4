// Puts the data items of a CBOR text (RFC 8949), as they come one by one, together in a document: what is
// open, how much of it is to come, and whether a map's next item is a key. It counts down announced lengths
// and reserves nothing for them. Nesting is the document's bound. One document at a time.
#pragma once

#include "agent/decode/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::decode {

class cbor_builder {
public:
    /// The document outlives what is built.
    void start(document& out);

    void integer(std::uint64_t);
    void negative_integer(std::uint64_t below_minus_one);
    void floating(double);
    void boolean(bool);
    void null();
    void string(kind text_or_bytes, std::string_view);

    /// Chunks follow until the next end().
    void begin_chunks(kind text_or_bytes);

    /// An array of so many items or a map of so many pairs; without a number, until the next end().
    void open(kind array_or_object, std::optional<std::uint64_t> length);
    void end();

    /// Says something about the next item; there has to be one.
    void tag() { tagged_ = true; }

    bool is_whole() const noexcept { return whole_; }
    std::optional<reason> fault() const noexcept { return fault_ ? fault_ : out_->failure(); }

private:
    struct level {
        std::optional<std::uint64_t> left;  ///< items or pairs to come, where it is announced
        bool is_map = false;
        bool at_key = false;
    };

    /// False: an item may not stand here.
    bool begin_item(bool may_be_key);
    bool at_key() const noexcept { return !levels_.empty() && levels_.back().at_key; }
    void key(std::string_view);
    void end_item();
    void close();

    document* out_ = nullptr;
    std::vector<level> levels_;
    std::optional<kind> chunks_;  ///< what the string that comes in chunks is
    std::string parts_;
    bool tagged_ = false;
    bool whole_ = false;
    std::optional<reason> fault_;
};

}  // namespace vigie::decode
