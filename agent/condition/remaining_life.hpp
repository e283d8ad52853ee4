// Remaining life from many sensors by a linear model on slow and fast averages: prognostic assessment where a
// fleet of the same machine has been run to failure and a table of coefficients was fitted on it. The table
// is data (agent/condition/turbofan_life.cpp is one); this is what runs it. 600 bytes a machine, O(sensors) a
// row, nothing allocated, no time: a row is a cycle.
//
// A row's operating state is found by the first setting; its sensors are standardised by that state's mean
// and deviation and cut, then averaged exponentially twice. Features: 1, fast, fast - slow, the squares of
// those, ln(rows seen).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace vigie::condition {

struct life_model {
    static constexpr std::size_t sensors = 14;
    static constexpr std::size_t states = 6;
    static constexpr std::size_t features = 1 + 4 * sensors + 1;
    static constexpr std::size_t bands = 5;

    double fast = 0.08, slow = 0.02;                 ///< shares of the two averages, a row
    double cut = 6;                                  ///< standardised values are cut to this
    double longest = 125;                            ///< what is longer is told as this
    std::array<double, states - 1> state_borders{};  ///< of the first setting, rising
    std::array<std::array<double, sensors>, states> means{}, deviations{};
    std::array<double, features> weights{};
    std::array<double, bands> errors{};  ///< root mean square error of estimates in equal bands up to longest

    std::size_t state_of(double first_setting) const noexcept;
};

using life_features = std::array<double, life_model::features>;

struct life_estimate {
    double cycles = 0;
    double error = 0;  ///< one standard error, of estimates of about this length
};

class remaining_life {
public:
    explicit remaining_life(const life_model& model) : model_(&model) {}

    /// One cycle. nullopt, and nothing is taken, when a value is not finite.
    std::optional<life_estimate> take(double first_setting,
                                      std::span<const double, life_model::sensors>) noexcept;

    /// Of the newest cycle: what the weights are multiplied with, and what a fit needs.
    const life_features& features() const noexcept { return features_; }

private:
    const life_model* model_;
    std::array<double, life_model::sensors> fast_{}, slow_{};
    std::uint32_t rows_ = 0;
    life_features features_{};
};

/// For turbofan engines with C-MAPSS' fourteen changing sensors (2, 3, 4, 7, 8, 9, 11, 12, 13, 14, 15, 17,
/// 20, 21).
extern const life_model turbofan_life;

}  // namespace vigie::condition
