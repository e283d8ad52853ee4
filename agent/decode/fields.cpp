#include "agent/decode/decode.hpp"

namespace vigie::decode {

std::string_view fields::keep(std::string_view text) {
    if (kept_ == text_.size()) text_.emplace_back();
    return text_[kept_++].assign(text);
}

}  // namespace vigie::decode
