#include "agent/waveform/samples.hpp"

#include "agent/decode/number.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace vigie::waveform {

namespace {

using decode::kind;

/// Unsigned, as it stands there.
template <class Raw>
Raw raw_of(const char* at, bool little_endian) noexcept {
    constexpr bool host_is_little = std::endian::native == std::endian::little;
    std::array<char, sizeof(Raw)> bytes;
    std::memcpy(bytes.data(), at, sizeof(Raw));
    if (little_endian != host_is_little) std::ranges::reverse(bytes);
    return std::bit_cast<Raw>(bytes);
}

template <class Number, class Raw>
void add_all(std::string_view bytes, bool little_endian, std::vector<double>& out) {
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<double>(
            std::bit_cast<Number>(raw_of<Raw>(bytes.data() + i * sizeof(Raw), little_endian)));
}

void add_24_bits(std::string_view bytes, bool little_endian, std::vector<double>& out) {
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<std::uint8_t>(bytes[i])}; };
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto low = byte(3 * i + (little_endian ? 0 : 2)), middle = byte(3 * i + 1),
                   high = byte(3 * i + (little_endian ? 2 : 0));
        out[i] = static_cast<std::int32_t>(high << 24U | middle << 16U | low << 8U) >> 8U;
    }
}

struct reader {
    std::size_t bytes;
    void (*add)(std::string_view, bool little_endian, std::vector<double>&);
};

/// In the order of sample_type.
constexpr reader readers[] = {
    {1, add_all<std::uint8_t, std::uint8_t>},
    {1, add_all<std::int8_t, std::uint8_t>},
    {2, add_all<std::uint16_t, std::uint16_t>},
    {2, add_all<std::int16_t, std::uint16_t>},
    {3, add_24_bits},
    {4, add_all<std::uint32_t, std::uint32_t>},
    {4, add_all<std::int32_t, std::uint32_t>},
    {4, add_all<float, std::uint32_t>},
    {8, add_all<double, std::uint64_t>},
};
static_assert(std::size(readers) == std::size(sample_types));

result<void> read_bytes(const recipe& how, decode::document& in, decode::document::place at,
                        std::vector<double>& out) {
    const auto is = in.at(at).is;
    if (is != kind::bytes && !(is == kind::text && !how.wrapped.empty())) return reason::bad_samples;
    const auto bytes = decode::unwrap(how.wrapped, in.at(at).text, in.most(), in);
    if (!bytes) return bytes.error();
    const auto& by = readers[static_cast<std::size_t>(*how.type)];
    if (bytes->size() % by.bytes != 0) return reason::bad_samples;
    if (bytes->size() / by.bytes > in.most().values) return reason::too_many_values;
    out.resize(bytes->size() / by.bytes);
    by.add(*bytes, how.little_endian, out);
    return {};
}

result<void> read_array(const decode::document& in, decode::document::place at, std::vector<double>& out) {
    if (in.at(at).is != kind::array) return reason::bad_samples;
    out.clear();
    for (auto each = in.first(at); each != decode::document::nowhere; each = in.next(at, each)) {
        if (in.at(each).is != kind::number) return reason::bad_samples;
        out.push_back(in.at(each).number);
    }
    return {};
}

}  // namespace

result<void> read_samples(const recipe& how, decode::document& in, decode::document::place at,
                          std::vector<double>& out) {
    const auto read = how.type ? read_bytes(how, in, at, out) : read_array(in, at, out);
    if (!read) return read.error();
    if (!how.channels.empty() && out.size() % how.channels.size() != 0) return reason::bad_samples;
    return {};
}

std::optional<double> read_quantity(const quantity& which, const decode::document& in) {
    if (!which.at) return which.given;
    const auto at = decode::follow(in, decode::document::root, which.at->steps());
    if (at == decode::document::nowhere) return std::nullopt;
    const auto& holds = in.at(at);
    if (holds.is == kind::number) return holds.number * which.factor;
    if (holds.is != kind::text) return std::nullopt;
    const auto number = decode::parse_decimal(holds.text);
    return number ? std::optional{*number * which.factor} : std::nullopt;
}

}  // namespace vigie::waveform
