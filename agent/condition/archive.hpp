// Values as bytes and back: little-endian fields one behind the other, whatever machine and build. A class
// says once, in a static pass(self, archive), which of its members are kept and in which order; that order is
// what snapshots are written in, so a change of it is another version of agent/condition/snapshot. Pure.
#pragma once

#include "agent/flow.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vigie::condition {

namespace archive_detail {

/// The unsigned number that stands for a value in a file.
template <class T>
std::uint64_t bits_of(const T& value) noexcept {
    if constexpr (std::is_same_v<T, double>)
        return std::bit_cast<std::uint64_t>(value);
    else if constexpr (std::is_same_v<T, timestamp>)
        return static_cast<std::uint64_t>(value.time_since_epoch().count());
    else if constexpr (std::is_same_v<T, duration>)
        return static_cast<std::uint64_t>(value.count());
    else
        return static_cast<std::uint64_t>(value);
}

template <class T>
void from_bits(std::uint64_t bits, T& value) noexcept {
    if constexpr (std::is_same_v<T, double>)
        value = std::bit_cast<double>(bits);
    else if constexpr (std::is_same_v<T, timestamp>)
        value = timestamp{duration{static_cast<std::int64_t>(bits)}};
    else if constexpr (std::is_same_v<T, duration>)
        value = duration{static_cast<std::int64_t>(bits)};
    else if constexpr (std::is_same_v<T, bool>)
        value = bits != 0;
    else
        value = static_cast<T>(bits);
}

template <class T>
inline constexpr bool is_number = std::is_arithmetic_v<T> || std::is_enum_v<T> ||
                                  std::is_same_v<T, timestamp> || std::is_same_v<T, duration>;

}  // namespace archive_detail

class packer {
public:
    explicit packer(std::string& out) : out_(&out) {}

    template <class... T>
    void operator()(const T&... each) {
        (one(each), ...);
    }

private:
    template <class T>
    void one(const T& value) {
        if constexpr (archive_detail::is_number<T>) {
            auto bits = archive_detail::bits_of(value);
            for (std::size_t i = 0; i < sizeof(T); ++i, bits >>= 8U) *out_ += static_cast<char>(bits & 0xffU);
        } else {
            T::pass(value, *this);
        }
    }
    void one(const std::string& text) {
        one(static_cast<std::uint32_t>(text.size()));
        *out_ += text;
    }
    template <class T, std::size_t N>
    void one(const std::array<T, N>& all) {
        for (const auto& each : all) one(each);
    }
    template <class T>
    void one(const std::vector<T>& all) {
        one(static_cast<std::uint32_t>(all.size()));
        for (const auto& each : all) one(each);
    }
    template <class T>
    void one(const std::optional<T>& maybe) {
        one(maybe.has_value());
        if (maybe) one(*maybe);
    }

    std::string* out_;
};

/// What is not there reads as zeros, and good() says so. Takes no more memory than there are bytes for.
class unpacker {
public:
    explicit unpacker(std::string_view in) : in_(in) {}

    template <class... T>
    void operator()(T&... each) {
        (one(each), ...);
    }
    /// Everything was there, and nothing is left.
    bool good() const noexcept { return good_ && in_.empty(); }

private:
    std::string_view take(std::size_t bytes) noexcept {
        if (bytes > in_.size()) {
            good_ = false;
            in_ = {};
            return {};
        }
        const auto taken = in_.substr(0, bytes);
        in_.remove_prefix(bytes);
        return taken;
    }
    template <class T>
    void one(T& value) {
        if constexpr (archive_detail::is_number<T>) {
            std::uint64_t bits = 0;
            const auto bytes = take(sizeof(T));
            for (std::size_t i = bytes.size(); i-- > 0;)
                bits = bits << 8U | static_cast<unsigned char>(bytes[i]);
            archive_detail::from_bits(bits, value);
        } else {
            T::pass(value, *this);
        }
    }
    void one(std::string& text) {
        std::uint32_t size = 0;
        one(size);
        text = take(size);
    }
    template <class T, std::size_t N>
    void one(std::array<T, N>& all) {
        for (auto& each : all) one(each);
    }
    template <class T>
    void one(std::vector<T>& all) {
        std::uint32_t size = 0;
        one(size);
        all.clear();
        for (std::uint32_t i = 0; i < size && good_; ++i) one(all.emplace_back());
    }
    template <class T>
    void one(std::optional<T>& maybe) {
        bool there = false;
        one(there);
        maybe.reset();
        if (there) one(maybe.emplace());
    }

    std::string_view in_;
    bool good_ = true;
};

}  // namespace vigie::condition
