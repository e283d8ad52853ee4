#include "libs/http/weighted_list.hpp"

#include <algorithm>

namespace vigie::http {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The part before the separator; the rest stays in `text`.
std::string_view next(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto part = text.substr(0, end);
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
    return trimmed(part);
}

/// qvalue: "0" or "1", then up to three decimals.
int thousandths(std::string_view weight) {
    if (weight.empty() || weight.size() > 5 || (weight[0] != '0' && weight[0] != '1')) return 0;
    if (weight.size() > 1 && weight[1] != '.') return 0;
    int sum = (weight[0] - '0') * 1000, place = 100;
    for (const char digit : weight.substr(std::min<std::size_t>(2, weight.size()))) {
        if (digit < '0' || digit > '9') return 0;
        sum += (digit - '0') * place;
        place /= 10;
    }
    return sum <= 1000 ? sum : 0;
}

}  // namespace

weighted_item next_weighted(std::string_view& list) {
    std::string_view item = next(list, ',');
    weighted_item found{next(item, ';')};
    while (!item.empty()) {
        const std::string_view parameter = next(item, ';');
        if (parameter.size() >= 2 && same_word(parameter.substr(0, 2), "q="))
            found.weight = thousandths(parameter.substr(2));
    }
    return found;
}

bool same_word(std::string_view word, std::string_view lower) {
    return std::ranges::equal(word, lower,
                              [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y; });
}

}  // namespace vigie::http
