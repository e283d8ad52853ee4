#include "libs/http/accept_language.hpp"

#include "libs/http/weighted_list.hpp"

namespace vigie::http {

std::size_t preferred_language(std::string_view list, std::span<const std::string_view> languages) {
    std::size_t best = 0;
    int highest = 0;
    while (!list.empty()) {
        const auto [range, weight] = next_weighted(list);
        if (weight <= highest) continue;
        const auto primary = range.substr(0, range.find('-'));
        for (std::size_t i = 0; i < languages.size(); ++i)
            if (same_word(primary, languages[i]) || range == "*") {
                best = i;
                highest = weight;
                break;
            }
    }
    return best;
}

}  // namespace vigie::http
