#include "agent/decode/decode.hpp"

#include "agent/decode/formats.hpp"

#include <array>

namespace vigie::decode {

namespace {

struct format {
    std::string_view name;
    decoder decode;
};

constexpr std::array formats{
    format{"json", decode_json},
    format{"plain", decode_plain},
};

constexpr auto names = [] {
    std::array<std::string_view, formats.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = formats[i].name;
    return all;
}();

}  // namespace

decoder find_decoder(std::string_view format) noexcept {
    for (const auto& known : formats)
        if (known.name == format) return known.decode;
    return nullptr;
}

std::span<const std::string_view> format_names() noexcept {
    return names;
}

}  // namespace vigie::decode
