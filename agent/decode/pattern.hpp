// A place in a document, or many: a JSON Pointer (RFC 6901) some of whose steps may stand for more than one
// name:
//   *            every element of an array, every member of an object
//   {name}       the same, and what stood there (the member's name, the element's index) is called `name`
//   [key=text]   the first element or member that is an object whose own member `key` says `text`
// A name that itself begins with one of these is written with ~2 for *, ~3 for { and ~4 for [, beside RFC
// 6901's ~0 for ~ and ~1 for /. Compiled once; immutable; no allocation while looking.
#pragma once

#include "agent/decode/document.hpp"

#include <boost/container/static_vector.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::decode {

inline constexpr std::size_t most_steps = 32;
inline constexpr std::size_t most_wildcards = 4;

struct step {
    enum class what : std::uint8_t { name, any, select };
    what is = what::name;
    std::string text;    ///< the member's name; of `any` the capture's name or nothing; of `select` the key
    std::string wanted;  ///< of `select`: the text it is to have
    std::size_t index = no_index;  ///< the name as an array's index, where it is one

    static constexpr std::size_t no_index = static_cast<std::size_t>(-1);

    bool operator==(const step&) const = default;
};

/// What stands at each wildcard of a match.
struct binding {
    document::place at;
    std::size_t index;  ///< among the elements of its container
};
using bindings = boost::container::static_vector<binding, most_wildcards>;

class pattern {
public:
    pattern() = default;

    /// Empties `fault` and returns the pattern, or says in words what is wrong: "'value' does not begin with
    /// '/'".
    static pattern parse(std::string_view text, std::string& fault);

    /// Of a text that is known to be good, such as one in the program.
    static pattern of(std::string_view good);

    /// As it was written.
    const std::string& text() const noexcept { return text_; }

    std::span<const step> steps() const noexcept { return steps_; }

    /// One for each wildcard, in order; empty for `*`.
    const std::vector<std::string>& captures() const noexcept { return captures_; }
    bool is_single() const noexcept { return captures_.empty(); }

    bool operator==(const pattern&) const = default;

    /// The steps behind those of `base`; nothing when it does not begin with them and go on.
    std::optional<std::span<const step>> steps_behind(const pattern& base) const;

    /// Calls `found(document, place, bindings)` for each match, until it returns false. A part of the
    /// document that is refused is a match of whatever leads into it, with the bindings until there.
    template <class Found>
    void each(const document& in, Found&& found) const {
        if (in.empty()) return;
        bindings bound;
        look(in, document::root, 0, bound, found);
    }

private:
    template <class Found>
    bool look(const document& in, document::place at, std::size_t from, bindings& bound, Found& found) const;

    std::string text_;
    std::vector<step> steps_;
    std::vector<std::string> captures_;
};

/// Where steps without wildcards lead from a place; nowhere when they lead nowhere, and no further than to
/// what is refused.
document::place follow(const document&, document::place from, std::span<const step>);

/// A pattern as seen from a match of another one, with which it shares its wildcards: /values/*/name beside
/// /values/*/v is the name of the same element.
class related {
public:
    related() = default;

    /// False: `whose` has a wildcard that `base` does not have at the same place.
    static bool possible(const pattern& whose, const pattern& base);

    /// For a possible one.
    explicit related(const pattern& whose);

    /// Nowhere where the match ended before that, at a part that is refused.
    document::place find(const document&, const bindings& of_base) const;

private:
    std::vector<step> tail_;  // behind the last wildcard
    std::size_t wildcards_ = 0;
};

/// The text of a scalar, or of a number its digits; nothing for arrays, objects, null, numbers without
/// digits, and bytes, which need not be text.
std::string_view text_of(const value&) noexcept;

template <class Found>
bool pattern::look(const document& in, document::place at, std::size_t from, bindings& bound,
                   Found& found) const {
    std::size_t until = from;
    while (until < steps_.size() && steps_[until].is != step::what::any) ++until;
    at = follow(in, at, std::span{steps_}.subspan(from, until - from));
    if (at == document::nowhere) return true;
    if (until == steps_.size() || in.at(at).is == kind::refused) return found(in, at, bound);
    const auto container = in.entered(at);
    std::size_t index = 0;
    for (auto each = in.first(container); each != document::nowhere; each = in.next(container, each)) {
        bound.push_back({each, index++});
        const bool on = look(in, each, until + 1, bound, found);
        bound.pop_back();
        if (!on) return false;
    }
    return true;
}

}  // namespace vigie::decode
