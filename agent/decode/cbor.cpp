#include "agent/decode/cbor_builder.hpp"
#include "agent/decode/formats.hpp"

#include <cbor.h>

namespace vigie::decode {

namespace {

cbor_builder& builder(void* context) {
    return *static_cast<cbor_builder*>(context);
}

// Lengths are std::size_t in libcbor 0.8 and std::uint64_t in 0.10, so the compiler finds their type.
const cbor_callbacks& callbacks() {
    static const auto all = [] {
        auto to = cbor_empty_callbacks;
        to.uint8 = [](void* in, std::uint8_t value) { builder(in).integer(value); };
        to.uint16 = [](void* in, std::uint16_t value) { builder(in).integer(value); };
        to.uint32 = [](void* in, std::uint32_t value) { builder(in).integer(value); };
        to.uint64 = [](void* in, std::uint64_t value) { builder(in).integer(value); };
        to.negint8 = [](void* in, std::uint8_t value) { builder(in).negative_integer(value); };
        to.negint16 = [](void* in, std::uint16_t value) { builder(in).negative_integer(value); };
        to.negint32 = [](void* in, std::uint32_t value) { builder(in).negative_integer(value); };
        to.negint64 = [](void* in, std::uint64_t value) { builder(in).negative_integer(value); };
        to.float2 = [](void* in, float value) { builder(in).floating(static_cast<double>(value)); };
        to.float4 = [](void* in, float value) { builder(in).floating(static_cast<double>(value)); };
        to.float8 = [](void* in, double value) { builder(in).floating(value); };
        to.boolean = [](void* in, bool value) { builder(in).boolean(value); };
        to.null = [](void* in) { builder(in).null(); };
        to.undefined = [](void* in) { builder(in).null(); };
        to.tag = [](void* in, std::uint64_t) { builder(in).tag(); };
        to.string = [](void* in, cbor_data text, auto length) {
            builder(in).string(kind::text, {reinterpret_cast<const char*>(text), length});
        };
        to.byte_string = [](void* in, cbor_data bytes, auto length) {
            builder(in).string(kind::bytes, {reinterpret_cast<const char*>(bytes), length});
        };
        to.string_start = [](void* in) { builder(in).begin_chunks(kind::text); };
        to.byte_string_start = [](void* in) { builder(in).begin_chunks(kind::bytes); };
        to.array_start = [](void* in, auto length) { builder(in).open(kind::array, length); };
        to.map_start = [](void* in, auto length) { builder(in).open(kind::object, length); };
        to.indef_array_start = [](void* in) { builder(in).open(kind::array, std::nullopt); };
        to.indef_map_start = [](void* in) { builder(in).open(kind::object, std::nullopt); };
        to.indef_break = [](void* in) { builder(in).end(); };
        return to;
    }();
    return all;
}

}  // namespace

result<void> decode_cbor(std::string_view payload, const format_options&, document& out) {
    if (payload.empty()) return reason::empty_payload;
    thread_local cbor_builder builder;  // kept for its buffers
    builder.start(out);
    while (!payload.empty()) {
        if (builder.is_whole()) return reason::malformed;  // more than one data item
        const auto item = cbor_stream_decode(reinterpret_cast<cbor_data>(payload.data()), payload.size(),
                                             &callbacks(), &builder);
        if (item.status != CBOR_DECODER_FINISHED) return reason::malformed;
        if (builder.fault()) return *builder.fault();
        payload.remove_prefix(item.read);
    }
    if (!builder.is_whole()) return reason::malformed;
    return {};
}

}  // namespace vigie::decode
