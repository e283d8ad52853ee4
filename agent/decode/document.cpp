#include "agent/decode/document.hpp"

#include <algorithm>
#include <charconv>

namespace vigie::decode {
namespace {

// What one large document took is given back, so that it does not stay for ever.
constexpr std::size_t kept_values = 16'384;
constexpr std::size_t kept_payloads = 2;  // scratch buffers in all, as a multiple of what bounds one payload

constexpr std::size_t shared_bytes = 4'096;

template <class Integer>
std::string_view keep_digits(Integer of, document& in) {
    char digits[24];
    return in.keep({digits, std::to_chars(digits, digits + sizeof digits, of).ptr});
}

}  // namespace

void document::clear(const bounds& most) {
    most_ = most;
    if (values_.capacity() > kept_values) std::vector<value>{}.swap(values_);
    values_.clear();
    open_.clear();
    key_ = {};
    failure_.reset();
    if (scratch_used_ == 0) return;
    std::size_t bytes = 0;
    const auto beyond = std::ranges::find_if(scratch_, [&](const std::string& buffer) {
        return (bytes += buffer.capacity()) > kept_payloads * most.bytes;
    });
    scratch_.erase(beyond, scratch_.end());
    scratch_used_ = 0;
    shared_.reset();
}

std::string_view document::keep(std::string_view copied) {
    if (!shared_ || scratch_[*shared_].capacity() - scratch_[*shared_].size() < copied.size()) {
        shared_ = scratch_used_;
        scratch().reserve(std::max(copied.size(), shared_bytes));
    }
    auto& buffer = scratch_[*shared_];
    const auto begin = buffer.size();
    return std::string_view{buffer.append(copied)}.substr(begin);
}

std::string_view document::digits_of(std::int64_t integer) {
    return keep_digits(integer, *this);
}

std::string_view document::digits_of(std::uint64_t integer) {
    return keep_digits(integer, *this);
}

std::string& document::scratch() {
    if (scratch_used_ == scratch_.size()) scratch_.emplace_back();
    auto& empty = scratch_[scratch_used_++];
    empty.clear();
    return empty;
}

bool document::add(kind is, std::string_view text, double number) {
    if (failure_) return false;
    if (values_.size() >= most_.values) {
        failure_ = reason::too_many_values;
        return false;
    }
    values_.push_back(
        {key_, text, number, is, reason::no_value, static_cast<std::uint32_t>(values_.size()) + 1, 0});
    key_ = {};
    return true;
}

bool document::refused(reason why) {
    if (!add(kind::refused, {}, 0)) return false;
    values_.back().why = why;
    return true;
}

bool document::refuse_from(place which, reason why) {
    if (failure_) return false;
    while (!open_.empty() && open_.back() >= which) open_.pop_back();
    values_.resize(which);
    key_ = {};
    return refused(why);
}

bool document::open(kind is) {
    if (failure_) return false;
    if (open_.size() >= most_.nesting) {
        failure_ = reason::too_deep;
        return false;
    }
    if (!add(is, {}, 0)) return false;
    open_.push_back(static_cast<place>(values_.size()) - 1);
    return true;
}

void document::close() noexcept {
    if (open_.empty()) return;
    values_[open_.back()].end = static_cast<std::uint32_t>(values_.size());
    open_.pop_back();
}

void document::begin_inside(place of) {
    values_[of].inside = static_cast<std::uint32_t>(values_.size());
    key_ = {};
}

document::place document::first(place container) const {
    const auto& holds = values_[container];
    const bool any = (holds.is == kind::array || holds.is == kind::object) && holds.end > container + 1;
    return any ? container + 1 : nowhere;
}

document::place document::next(place container, place element) const {
    const auto behind = values_[element].end;
    return behind < values_[container].end ? behind : nowhere;
}

document::place document::member(place object, std::string_view name) const {
    if (values_[object].is != kind::object) return nowhere;
    // Names of the same length often differ in the last letter alone, which is cheaper to look at than all.
    const auto is_it = [&](std::string_view key) {
        return key.size() == name.size() && (name.empty() || (key.back() == name.back() && key == name));
    };
    auto found = nowhere;
    const auto end = values_[object].end;
    for (auto at = object + 1; at < end; at = values_[at].end)
        if (is_it(values_[at].key)) found = at;
    return found;
}

document::place document::element(place array, std::size_t index) const {
    if (values_[array].is != kind::array) return nowhere;
    auto at = first(array);
    for (; at != nowhere && index > 0; --index) at = next(array, at);
    return at;
}

}  // namespace vigie::decode
