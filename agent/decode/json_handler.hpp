// Boost.JSON's parser calls this for each token; it fills a document. Text without escapes is viewed where it
// stands in the payload. One document at a time.
#pragma once

#include "agent/decode/document.hpp"

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace vigie::decode {

class json_handler {
public:
    using error_code = boost::system::error_code;
    using piece = boost::json::string_view;

    // What basic_parser asks for; the payload's size and the document bound them all.
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);

    /// Both outlive the document.
    void start(std::string_view payload, document& out);

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code& error) { return went(out_->open_array(), error); }
    bool on_array_end(std::size_t, error_code&) { return close(); }
    bool on_object_begin(error_code& error) { return went(out_->open_object(), error); }
    bool on_object_end(std::size_t, error_code&) { return close(); }
    bool on_key_part(piece, std::size_t, error_code&);
    bool on_key(piece, std::size_t, error_code&);
    bool on_string_part(piece, std::size_t, error_code&);
    bool on_string(piece, std::size_t, error_code&);
    bool on_number_part(piece, error_code&) { return true; }
    bool on_int64(std::int64_t value, piece digits, error_code& error) {
        return went(out_->number(static_cast<double>(value), view(digits)), error);
    }
    bool on_uint64(std::uint64_t value, piece digits, error_code& error) {
        return went(out_->number(static_cast<double>(value), view(digits)), error);
    }
    bool on_double(double, piece, error_code&);
    bool on_bool(bool value, error_code& error) { return went(out_->boolean(value), error); }
    bool on_null(error_code& error) { return went(out_->null(), error); }
    bool on_comment_part(piece, error_code&) { return true; }
    bool on_comment(piece, error_code&) { return true; }

private:
    static std::string_view view(piece text) { return {text.data(), text.size()}; }
    static bool went(bool well, error_code& error);
    bool close() {
        out_->close();
        return true;
    }
    std::string_view whole(piece last, std::size_t length);

    std::string_view payload_;
    document* out_ = nullptr;
    std::string parts_;  ///< a string or key that comes in parts, since it has escapes
};

}  // namespace vigie::decode
