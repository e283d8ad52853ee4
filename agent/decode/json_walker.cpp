#include "agent/decode/json_walker.hpp"

#include "agent/decode/number.hpp"

#include <functional>
#include <limits>

namespace vigie::decode {

namespace {

std::string_view view(boost::json::string_view text) {
    return {text.data(), text.size()};
}

bool stands_in(std::string_view payload, std::string_view text) {
    const std::less_equal<const char*> no_later;
    return no_later(payload.data(), text.data()) &&
           no_later(text.data() + text.size(), payload.data() + payload.size());
}

}  // namespace

void json_walker::start(std::string_view payload, const paths& wanted, std::size_t nesting, fields& out) {
    payload_ = payload;
    wanted_ = &wanted;
    out_ = &out;
    nesting_ = nesting;
    depth_ = 0;
    ignored_ = 0;
    inside_.clear();
    member_ = paths::root;
    parts_.clear();
}

bool json_walker::awaits_wanted() const noexcept {
    return wanted_->slot_at(next_place()).has_value();
}

bool json_walker::open(bool is_array, error_code& error) {
    if (++depth_ > nesting_) {
        error = boost::json::error::too_deep;
        return false;
    }
    const auto at = arrive();
    if (at == paths::nowhere) {
        ++ignored_;
        return true;
    }
    put(at, std::monostate{});
    inside_.push_back({at, is_array, 0});
    return true;
}

bool json_walker::close() noexcept {
    --depth_;
    if (ignored_ > 0)
        --ignored_;
    else
        inside_.pop_back();
    return true;
}

bool json_walker::on_key_part(text part, std::size_t, error_code&) {
    if (ignored_ == 0) parts_ += view(part);
    return true;
}

bool json_walker::on_key(text last, std::size_t length, error_code&) {
    if (ignored_ > 0) return true;
    const auto at = inside_.back().at;
    if (last.size() == length) {
        member_ = wanted_->child(at, view(last));
        return true;
    }
    parts_ += view(last);
    member_ = wanted_->child(at, parts_);
    parts_.clear();
    return true;
}

bool json_walker::on_string_part(text part, std::size_t, error_code&) {
    if (awaits_wanted()) parts_ += view(part);
    return true;
}

bool json_walker::on_string(text last, std::size_t length, error_code&) {
    const auto at = arrive();
    if (at == paths::nowhere) return true;
    if (!wanted_->slot_at(at)) {
        put(at, std::monostate{});
        return true;
    }
    if (last.size() == length) {
        put(at, stands_in(payload_, view(last)) ? view(last) : out_->keep(view(last)));
        return true;
    }
    parts_ += view(last);
    put(at, out_->keep(parts_));
    parts_.clear();
    return true;
}

bool json_walker::on_double(double, text digits, error_code&) {
    const auto at = arrive();
    if (at == paths::nowhere) return true;
    // Boost.JSON's own value is off in the last place for long mantissas and infinite for 1e400.
    const auto number = parse_number(view(digits));
    put(at, number ? *number : std::numeric_limits<double>::infinity());
    return true;
}

paths::node json_walker::next_place() const noexcept {
    if (ignored_ > 0) return paths::nowhere;
    if (inside_.empty()) return paths::root;
    const auto& inner = inside_.back();
    return inner.is_array ? wanted_->child(inner.at, inner.index) : member_;
}

paths::node json_walker::arrive() noexcept {
    const auto at = next_place();
    if (ignored_ == 0 && !inside_.empty()) ++inside_.back().index;
    return at;
}

void json_walker::put(paths::node at, scalar value) {
    for (const auto below : wanted_->slots_within(at)) out_->set(below, std::nullopt);
    if (const auto here = wanted_->slot_at(at)) out_->set(*here, value);
}

}  // namespace vigie::decode
