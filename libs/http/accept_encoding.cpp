#include "libs/http/accept_encoding.hpp"

#include "libs/http/weighted_list.hpp"

#include <optional>

namespace vigie::http {

bool accepts_gzip(std::string_view list) {
    std::optional<bool> named;
    bool any = false;
    while (!list.empty()) {
        const auto [coding, weight] = next_weighted(list);
        if (same_word(coding, "gzip") || same_word(coding, "x-gzip"))
            named = named.value_or(false) || weight > 0;
        if (coding == "*") any = weight > 0;
    }
    return named.value_or(any);
}

}  // namespace vigie::http
