// The lists with weights of content negotiation: "fr-FR, fr;q=0.9, *;q=0.1" (RFC 9110, 12.4.2). Pure.
#pragma once

#include <string_view>

namespace vigie::http {

struct weighted_item {
    std::string_view value;  ///< without its parameters and the spaces around it
    int weight = 1000;       ///< thousandths; 0: not wanted
};

/// Takes the first item off the list. A weight that is none counts as 0.
weighted_item next_weighted(std::string_view& list);

/// Whether they are the same but for the case of letters; `lower` is in lower case.
bool same_word(std::string_view word, std::string_view lower);

}  // namespace vigie::http
