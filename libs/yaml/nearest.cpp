#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace vigie::yaml {

namespace {

/// Optimal string alignment distance. Both words are short: longer ones are not compared.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known) {
    constexpr std::size_t longest_compared = 64;
    if (word.size() > longest_compared) return std::nullopt;
    std::optional<std::string_view> best;
    std::size_t least = longest_compared;
    for (const auto candidate : known) {
        const auto few = std::max<std::size_t>(1, candidate.size() / 3);
        if (candidate.size() > word.size() + few || word.size() > candidate.size() + few) continue;
        const auto away = distance(word, candidate);
        if (away >= least || away > few) continue;
        least = away;
        best = candidate;
    }
    return best;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
    if (const auto meant = nearest(word, known)) return fmt::format("did you mean '{}'?", *meant);
    std::string list;
    for (std::size_t i = 0; i < known.size(); ++i)
        list += fmt::format("{}'{}'", i == 0 ? "" : i + 1 == known.size() ? " and " : ", ", known[i]);
    return "known are " + list;
}

}  // namespace vigie::yaml
