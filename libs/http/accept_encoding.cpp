#include "libs/http/accept_encoding.hpp"

#include <algorithm>
#include <optional>

namespace vigie::http {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool same(std::string_view a, std::string_view lower) {
    return std::ranges::equal(a, lower,
                              [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y; });
}

/// The part before the separator; the rest stays in `text`.
std::string_view next(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto part = text.substr(0, end);
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
    return trimmed(part);
}

/// qvalue: "0" or "1", then up to three decimals. Only whether it is above 0 matters.
bool above_zero(std::string_view weight) {
    if (weight.empty() || weight.size() > 5 || (weight[0] != '0' && weight[0] != '1')) return false;
    if (weight.size() > 1 && weight[1] != '.') return false;
    const auto decimals = weight.substr(std::min<std::size_t>(2, weight.size()));
    if (!std::ranges::all_of(decimals, [](char c) { return c >= '0' && c <= '9'; })) return false;
    const bool some = decimals.find_first_not_of('0') != decimals.npos;
    return weight[0] == '1' ? !some : some;
}

}  // namespace

bool accepts_gzip(std::string_view list) {
    std::optional<bool> named;
    bool any = false;
    while (!list.empty()) {
        std::string_view item = next(list, ',');
        const std::string_view coding = next(item, ';');
        bool wanted = true;
        while (!item.empty()) {
            const std::string_view parameter = next(item, ';');
            if (parameter.size() >= 2 && same(parameter.substr(0, 2), "q="))
                wanted = above_zero(parameter.substr(2));
        }
        if (same(coding, "gzip") || same(coding, "x-gzip")) named = named.value_or(false) || wanted;
        if (coding == "*") any = wanted;
    }
    return named.value_or(any);
}

}  // namespace vigie::http
