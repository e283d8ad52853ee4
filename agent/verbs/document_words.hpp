// What stands in a document, in words for an engineer: values, cut; pointers to them, as a rule would write
// them; which of them was probably meant. Pure; all texts are short.
#pragma once

#include "agent/decode/document.hpp"
#include "agent/decode/pattern.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie::verbs {

/// A text in single quotes, cut at a character's end, without control characters and what is not UTF-8.
std::string in_quotes(std::string_view text);

/// "text 'ON'", "21.5", "true", "null", "an object", "an array of 3", "2 bytes 0x01ff".
std::string shown(const decode::document&, decode::document::place);

/// One step of a pointer, escaped as decode::pattern reads it.
std::string escaped_step(std::string_view name);

struct leaf {
    std::string pointer;
    decode::document::place at;
};

/// The scalars at and below a place, in the order of the document: the first `most`, and how many there are.
struct leaves {
    std::vector<leaf> first;
    std::size_t count = 0;
};
leaves leaves_below(const decode::document&, decode::document::place, const std::string& pointer,
                    std::size_t most);

/// Why a pattern leads nowhere, and what there is instead: "nothing at /value; the document has /temperature,
/// /humidity: did you mean …?"
std::string nothing_at(const decode::document&, const decode::pattern&);

}  // namespace vigie::verbs
