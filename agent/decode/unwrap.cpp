#include "agent/decode/decode.hpp"

namespace vigie::decode {

result<std::string_view> unwrap(wrapping, std::string_view, std::size_t, document&) {
    return reason::bad_wrapping;
}

}  // namespace vigie::decode
