#include "agent/condition/remaining_life.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::condition {

std::size_t life_model::state_of(double first_setting) const noexcept {
    return static_cast<std::size_t>(
        std::upper_bound(state_borders.begin(), state_borders.end(), first_setting) - state_borders.begin());
}

std::optional<life_estimate> remaining_life::take(
    double first_setting, std::span<const double, life_model::sensors> values) noexcept {
    if (!std::isfinite(first_setting) ||
        !std::all_of(values.begin(), values.end(), [](double each) { return std::isfinite(each); }))
        return std::nullopt;
    const auto& model = *model_;
    const auto state = model.state_of(first_setting);
    ++rows_;
    const double fast = std::max(model.fast, 1.0 / rows_), slow = std::max(model.slow, 1.0 / rows_);
    features_[0] = 1;
    for (std::size_t i = 0; i < life_model::sensors; ++i) {
        const double standard = std::clamp((values[i] - model.means[state][i]) / model.deviations[state][i],
                                           -model.cut, model.cut);
        fast_[i] += fast * (standard - fast_[i]);
        slow_[i] += slow * (standard - slow_[i]);
        const double change = fast_[i] - slow_[i];
        features_[1 + i] = fast_[i];
        features_[1 + life_model::sensors + i] = change;
        features_[1 + 2 * life_model::sensors + i] = fast_[i] * fast_[i];
        features_[1 + 3 * life_model::sensors + i] = change * change;
    }
    features_.back() = std::log(static_cast<double>(rows_));
    double cycles = 0;
    for (std::size_t i = 0; i < features_.size(); ++i) cycles += model.weights[i] * features_[i];
    cycles = std::clamp(cycles, 0.0, model.longest);
    const auto band =
        std::min(static_cast<std::size_t>(cycles / model.longest * life_model::bands), life_model::bands - 1);
    return life_estimate{cycles, model.errors[band]};
}

}  // namespace vigie::condition
