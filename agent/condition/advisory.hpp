// Advisory generation (ISO 13374-1): which indicators lead, and what they look like together, so that a mail
// can say what to check. Pure; a table of patterns in the order in which they are tried.
//
// Patterns after ISO 13373-3 (diagnosis of vibration) as far as broad-band indicators carry: impulses and
// high-frequency energy speak of a bearing, low-frequency velocity of balance and alignment, heat of
// lubrication and cooling. They are where to look first and no diagnosis.
#pragma once

#include "agent/condition/health.hpp"

#include <array>
#include <string_view>

namespace vigie::condition {

enum class pattern : std::uint8_t {
    none,         ///< nothing stands out
    sensor,       ///< one place alone, against others of the same kind
    bearing,      ///< impulses, or the envelope
    lubrication,  ///< high-frequency energy with heat, or without impulses
    alignment,    ///< low-frequency velocity at more than one place
    balance,      ///< low-frequency velocity at one place
    cooling,      ///< heat alone
    hydraulics,   ///< flow or pressure
    load,         ///< current or voltage
    unclear,      ///< something, but nothing that the table knows
};

/// The label value and, in one line, what to check.
std::string_view name_of(pattern) noexcept;
std::string_view check_for(pattern) noexcept;

struct advice {
    static constexpr std::size_t most_leading = 3;

    pattern looks_like = pattern::none;
    std::array<std::uint8_t, most_leading> leading{};  ///< indices of indicators, the furthest first
    std::uint8_t leads = 0;                            ///< how many of them count
};

advice advice_for(std::span<const deviation>, const judgement_profile&) noexcept;

}  // namespace vigie::condition
