#include "agent/decode/cbor_builder.hpp"

#include "libs/text/utf8.hpp"

#include <limits>

namespace vigie::decode {

void cbor_builder::start(document& out) {
    out_ = &out;
    levels_.clear();
    chunks_.reset();
    parts_.clear();
    tagged_ = whole_ = false;
    fault_.reset();
}

bool cbor_builder::begin_item(bool may_be_key) {
    tagged_ = false;
    if (chunks_ || (at_key() && !may_be_key)) fault_ = reason::malformed;
    return !fault_;
}

void cbor_builder::key(std::string_view name) {
    out_->key(name);
    levels_.back().at_key = false;
}

/// One item fewer in what is open; what has become full is an item of what is around it.
void cbor_builder::end_item() {
    while (!levels_.empty()) {
        auto& around = levels_.back();
        around.at_key = around.is_map;
        if (!around.left || --*around.left > 0) return;
        close();
    }
    whole_ = true;
}

void cbor_builder::close() {
    levels_.pop_back();
    out_->close();
}

void cbor_builder::integer(std::uint64_t value) {
    if (!begin_item(true)) return;
    if (at_key()) return key(out_->digits_of(value));
    out_->integer(value);
    end_item();
}

void cbor_builder::negative_integer(std::uint64_t below_minus_one) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const bool fits = below_minus_one <= most;
    if (!begin_item(fits)) return;  // a key beyond is none that anybody has a use for
    const auto value = fits ? -1 - static_cast<std::int64_t>(below_minus_one) : 0;
    if (at_key()) return key(out_->digits_of(value));
    fits ? out_->integer(value) : out_->number(-1.0 - static_cast<double>(below_minus_one));
    end_item();
}

void cbor_builder::floating(double value) {
    if (!begin_item(false)) return;
    out_->number(value);
    end_item();
}

void cbor_builder::boolean(bool value) {
    if (!begin_item(false)) return;
    out_->boolean(value);
    end_item();
}

void cbor_builder::null() {
    if (!begin_item(false)) return;
    out_->null();
    end_item();
}

void cbor_builder::string(kind is, std::string_view content) {
    if (is == kind::text && !text::is_utf8(content)) fault_ = reason::not_utf8;
    if (chunks_) {
        if (is != *chunks_ || tagged_) fault_ = reason::malformed;
        parts_ += content;
        return;
    }
    if (!begin_item(is == kind::text)) return;
    if (at_key()) return key(content);
    is == kind::text ? out_->text(content) : out_->bytes(content);
    end_item();
}

void cbor_builder::begin_chunks(kind is) {
    if (!begin_item(is == kind::text)) return;
    chunks_ = is;
    parts_.clear();
}

void cbor_builder::open(kind is, std::optional<std::uint64_t> length) {
    if (!begin_item(false)) return;
    const bool is_map = is == kind::object;
    if (!(is_map ? out_->open_object() : out_->open_array())) return;
    if (length == 0) {
        out_->close();
        return end_item();
    }
    levels_.push_back({length, is_map, is_map});
}

void cbor_builder::end() {
    if (tagged_) fault_ = reason::malformed;
    if (chunks_) {
        const auto is = *chunks_;
        chunks_.reset();
        return string(is, out_->keep(parts_));
    }
    const bool unfinished = levels_.empty() || levels_.back().left || (levels_.back().is_map && !at_key());
    if (unfinished) fault_ = reason::malformed;
    if (fault_) return;
    close();
    end_item();
}

}  // namespace vigie::decode
