// Tells texts and numbers apart by 64 bits that are the same on every machine and in every build, so that
// they may be kept in files: FNV-1a (draft-eastlake-fnv). Pure.
#pragma once

#include "agent/config/config.hpp"

#include <bit>
#include <cstdint>
#include <string_view>

namespace vigie::config {

class fingerprint {
public:
    fingerprint& add(std::string_view text) noexcept {
        add_bytes(text);
        return add(std::uint64_t{text.size()});  // so that "ab" "c" is not "a" "bc"
    }
    fingerprint& add(std::uint64_t number) noexcept {
        for (int i = 0; i < 8; ++i, number >>= 8U) step(static_cast<unsigned char>(number));
        return *this;
    }
    fingerprint& add(double number) noexcept { return add(std::bit_cast<std::uint64_t>(number)); }
    fingerprint& add(duration span) noexcept { return add(static_cast<std::uint64_t>(span.count())); }
    fingerprint& add_bytes(std::string_view text) noexcept {
        for (const char c : text) step(static_cast<unsigned char>(c));
        return *this;
    }

    std::uint64_t value() const noexcept { return value_; }

private:
    void step(unsigned char byte) noexcept { value_ = (value_ ^ byte) * 0x100000001b3; }

    std::uint64_t value_ = 0xcbf29ce484222325;
};

/// How a rule makes the values of a metric: another place, scale, offset, calibration or table of states
/// makes other values, of which nothing is known.
std::uint64_t fingerprint_of(const rule&, std::string_view metric);

}  // namespace vigie::config
