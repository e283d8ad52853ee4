// Payload bytes → the scalars that a rule asked for. One pure function a wire format, picked from a constexpr
// table. No allocation once the scratch buffers have grown.
#pragma once

#include "agent/decode/paths.hpp"
#include "agent/flow.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::decode {

/// The deepest nesting that any bounds can allow: the parser calls itself once a level, so this bounds the
/// stack.
inline constexpr std::size_t deepest_nesting = 1'000;

struct bounds {
    std::size_t nesting = 32;  ///< arrays and objects within each other
};

/// The scalars found, by slot of the `paths` that were asked for. Reused from payload to payload.
class fields {
public:
    void reset(std::size_t slots) {
        values_.assign(slots, std::nullopt);
        kept_ = 0;
    }
    void set(slot at, std::optional<scalar> value) { values_[at] = value; }

    /// A copy of text that does not stand in the payload as it is (escapes). Valid until the next reset.
    std::string_view keep(std::string_view text);

    /// nullopt: not in the document. An array, an object or null at a wanted path is present as monostate.
    const std::optional<scalar>& at(slot which) const { return values_[which]; }

private:
    std::vector<std::optional<scalar>> values_;
    std::deque<std::string> text_;  ///< never moved, so that views stay valid while others are added; reused
    std::size_t kept_ = 0;
};

/// A decoder: fills `out` (already reset) with what `wanted` names. Errors: empty_payload, not_utf8,
/// malformed, too_deep, not_finite (a number that is no finite double, anywhere in the document at a wanted
/// path).
using decoder = result<void> (*)(std::string_view payload, const paths& wanted, const bounds&, fields& out);

/// The decoder of a format's name in the configuration, null when there is none.
decoder find_decoder(std::string_view format) noexcept;

/// All names, for messages to the operator.
std::span<const std::string_view> format_names() noexcept;

}  // namespace vigie::decode
