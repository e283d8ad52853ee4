#include "agent/decode/json_handler.hpp"

#include "agent/decode/number.hpp"

#include <cmath>
#include <functional>

namespace vigie::decode {

namespace {

bool stands_in(std::string_view payload, std::string_view text) {
    const std::less_equal<const char*> no_later;
    return no_later(payload.data(), text.data()) &&
           no_later(text.data() + text.size(), payload.data() + payload.size());
}

}  // namespace

void json_handler::start(std::string_view payload, document& out) {
    payload_ = payload;
    out_ = &out;
    parts_.clear();
}

/// The document knows which of its bounds it was; the parser only needs to stop.
bool json_handler::went(bool well, error_code& error) {
    if (!well) error = boost::json::error::too_deep;
    return well;
}

std::string_view json_handler::whole(piece last, std::size_t length) {
    if (last.size() == length && stands_in(payload_, view(last))) return view(last);
    parts_ += view(last);
    const auto kept = out_->keep(parts_);
    parts_.clear();
    return kept;
}

bool json_handler::on_key_part(piece part, std::size_t, error_code&) {
    parts_ += view(part);
    return true;
}

bool json_handler::on_key(piece last, std::size_t length, error_code&) {
    out_->key(whole(last, length));
    return true;
}

bool json_handler::on_string_part(piece part, std::size_t, error_code&) {
    parts_ += view(part);
    return true;
}

bool json_handler::on_string(piece last, std::size_t length, error_code& error) {
    return went(out_->text(whole(last, length)), error);
}

bool json_handler::on_double(double, piece digits, error_code& error) {
    // Boost.JSON's own value is off in the last place for long mantissas and infinite for 1e400.
    const auto number = parse_decimal(view(digits));
    return went(out_->number(number.value_or(HUGE_VAL), view(digits)), error);
}

}  // namespace vigie::decode
