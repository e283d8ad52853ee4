// Boost.JSON's parser calls this for each token; it keeps what stands at a wanted place and forgets the rest,
// without a document in between. Allocates only until its buffers have grown. One document at a time.
#pragma once

#include "agent/decode/decode.hpp"

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace vigie::decode {

class json_walker {
public:
    using error_code = boost::system::error_code;
    using text = boost::json::string_view;

    // What basic_parser asks for; the payload's size bounds them all.
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);

    /// All four outlive the document.
    void start(std::string_view payload, const paths& wanted, std::size_t nesting, fields& out);

    /// Whether the value that has not been read yet is wanted.
    bool awaits_wanted() const noexcept;

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code& error) { return open(true, error); }
    bool on_array_end(std::size_t, error_code&) { return close(); }
    bool on_object_begin(error_code& error) { return open(false, error); }
    bool on_object_end(std::size_t, error_code&) { return close(); }
    bool on_key_part(text, std::size_t, error_code&);
    bool on_key(text, std::size_t, error_code&);
    bool on_string_part(text, std::size_t, error_code&);
    bool on_string(text, std::size_t, error_code&);
    bool on_number_part(text, error_code&) { return true; }
    bool on_int64(std::int64_t value, text, error_code&) { return take(static_cast<double>(value)); }
    bool on_uint64(std::uint64_t value, text, error_code&) { return take(static_cast<double>(value)); }
    bool on_double(double, text, error_code&);
    bool on_bool(bool value, error_code&) { return take(value); }
    bool on_null(error_code&) { return take(std::monostate{}); }
    bool on_comment_part(text, error_code&) { return true; }
    bool on_comment(text, error_code&) { return true; }

private:
    struct container {
        paths::node at;
        bool is_array;
        std::size_t index;  ///< of the next element
    };

    bool open(bool is_array, error_code&);
    bool close() noexcept;
    paths::node next_place() const noexcept;
    paths::node arrive() noexcept;
    bool take(scalar value) {
        if (const auto at = arrive(); at != paths::nowhere) put(at, value);
        return true;
    }
    void put(paths::node, scalar);

    std::string_view payload_;
    const paths* wanted_ = nullptr;
    fields* out_ = nullptr;
    std::size_t nesting_ = 0;
    std::size_t depth_ = 0;
    std::size_t ignored_ = 0;           ///< containers open from the first one on in which nothing is wanted
    std::vector<container> inside_;     ///< the others
    paths::node member_ = paths::root;  ///< where the member leads whose key was read last
    std::string parts_;                 ///< a string or key that comes in parts, since it has escapes
};

}  // namespace vigie::decode
