#include "evaluate/rules.hpp"

#include <random>

namespace vigie::evaluate {

std::vector<double> always_on(std::span<const moment> states) {
    if (states.empty()) return {};
    const moment on[] = {{states.front().seconds, true}};
    return mails_of(on);
}

random_summary at_random(std::span<const unit> units, std::span<const std::vector<moment>> states, int mails,
                         int runs, failure_at when) {
    random_summary made;
    std::vector<std::pair<std::size_t, double>> places;  // a unit's observed samples are about as far apart
    for (std::size_t i = 0; i < units.size(); ++i)
        for (const auto& each : states[i]) places.emplace_back(i, each.seconds);
    if (places.empty()) return made;
    std::mt19937_64 draw{1};
    std::uniform_int_distribution<std::size_t> any{0, places.size() - 1};
    for (int run = 0; run < runs; ++run) {
        std::vector<std::vector<double>> sent(units.size());
        for (int i = 0; i < mails; ++i) {
            const auto& [unit, seconds] = places[any(draw)];
            sent[unit].push_back(seconds);
        }
        std::vector<outcome> outcomes;
        for (std::size_t i = 0; i < units.size(); ++i)
            outcomes.push_back(score(units[i], sent[i], {}, when, std::nullopt));
        const auto all = summarise(outcomes);
        made.detected += static_cast<double>(all.detected) / runs;
        made.false_mails += static_cast<double>(all.false_mails) / runs;
        made.f1 += all.f1() / runs;
    }
    return made;
}

}  // namespace vigie::evaluate
