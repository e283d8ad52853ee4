#include "agent/condition/health.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::condition {

std::optional<double> combined(std::span<const deviation> now, const judgement_profile& how) noexcept {
    std::array<double, most_groups> sums{};
    std::array<int, most_groups> counts{};
    const bool squares = how.within_group == combination::root_mean_square;
    for (std::size_t i = 0; i < now.size() && i < how.indicators.size(); ++i) {
        const auto group = how.indicators[i].group;
        if (!now[i].usable || group >= most_groups) continue;
        const double spreads = now[i].spreads;
        const double one_way = how.counts == side::up ? spreads : std::abs(spreads);
        sums[group] += squares ? spreads * spreads : one_way;
        ++counts[group];
    }
    std::optional<double> least;
    for (std::size_t group = 0; group < most_groups; ++group) {
        if (counts[group] == 0) continue;
        const double mean = sums[group] / counts[group];
        const double own = squares ? std::sqrt(mean) : mean;
        least = least ? std::min(*least, own) : own;
    }
    return least;
}

}  // namespace vigie::condition
