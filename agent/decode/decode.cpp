#include "agent/decode/decode.hpp"

#include "agent/decode/formats.hpp"

#include <array>

namespace vigie::decode {

namespace {

constexpr std::array formats{
    format{"json", decode_json},   format{"plain", decode_plain, true},
    format{"csv", decode_csv},     format{"influx", decode_influx},
    format{"senml", decode_senml}, format{"senml-cbor", decode_senml_cbor},
    format{"cbor", decode_cbor},   format{"binary", decode_binary},
};

constexpr auto names = [] {
    std::array<std::string_view, formats.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = formats[i].name;
    return all;
}();

result<void> decode_wrapped(std::string_view payload, std::span<const wrapping> wrapped, const format& as,
                            const format_options& options, const bounds& most, document& out) {
    const auto bare = unwrap(wrapped, payload, most, out);
    if (!bare) return bare.error();
    const auto decoded = as.decode(*bare, options, out);
    if (out.failure()) return *out.failure();
    return decoded;
}

}  // namespace

const format* find_format(std::string_view name) noexcept {
    for (const auto& known : formats)
        if (known.name == name) return &known;
    return nullptr;
}

std::span<const std::string_view> format_names() noexcept {
    return names;
}

result<std::string_view> unwrap(std::span<const wrapping> all, std::string_view payload, const bounds& most,
                                document& out) {
    for (const auto each : all) {
        const auto inside = unwrap(each, payload, most.bytes, out);
        if (!inside) return inside.error();
        payload = *inside;
    }
    return payload;
}

result<void> read(std::string_view payload, const recipe& how, const bounds& most, document& out) {
    out.clear(most);
    if (payload.empty()) return reason::empty_payload;
    const auto whole = decode_wrapped(payload, how.wrapped, *how.as, how.options, most, out);
    if (!whole) return whole.error();
    for (const auto& packed : how.inside) {
        const auto at = follow(out, document::root, packed.at.steps());
        if (at == document::nowhere) continue;
        const auto& holds = out.at(at);
        if (holds.is == kind::null) continue;
        if (holds.is != kind::text && holds.is != kind::bytes) return reason::bad_wrapping;
        const auto text = holds.text;
        out.begin_inside(at);
        const auto unpacked = decode_wrapped(text, packed.wrapped, *packed.as, packed.options, most, out);
        if (!unpacked) return unpacked.error();
    }
    return {};
}

}  // namespace vigie::decode
