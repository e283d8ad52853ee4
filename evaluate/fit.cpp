// Ridge regression for evaluate/turbofan.hpp.
#include "evaluate/turbofan.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::evaluate {
namespace {

using condition::life_features;
using condition::life_model;

constexpr double ridge = 1e-4;  // a standardised feature and row; the score is the same from 1e-6 to 1e-3
constexpr std::array<double, life_model::states - 1> borders{5, 15, 22.5, 30, 38.5};
using square = std::array<life_features, life_model::features>;

void standardise(life_model& model, std::span<const engine* const> engines) {
    std::array<double, life_model::states> rows{};
    std::array<std::array<double, life_model::sensors>, life_model::states> sums{}, squares{};
    for (const auto* each : engines)
        for (const auto& row : each->rows) {
            const auto state = model.state_of(row.setting);
            ++rows[state];
            for (std::size_t i = 0; i < life_model::sensors; ++i) {
                // Welford's, for values such as 2388.02 ± 0.07.
                const double off = row.sensors[i] - sums[state][i];
                sums[state][i] += off / rows[state];
                squares[state][i] += off * (row.sensors[i] - sums[state][i]);
            }
        }
    model.means = sums;
    for (std::size_t state = 0; state < life_model::states; ++state)
        for (std::size_t i = 0; i < life_model::sensors; ++i) {
            const double deviation = rows[state] > 1 ? std::sqrt(squares[state][i] / rows[state]) : 1;
            model.deviations[state][i] = std::max(deviation, 1e-6 * std::max(1.0, std::abs(sums[state][i])));
        }
}

/// Calls take(features, truth) for every row.
template <class Take>
void each_row(const life_model& model, std::span<const engine* const> engines, Take take) {
    for (const auto* each : engines) {
        condition::remaining_life life{model};
        for (std::size_t row = 0; row < each->rows.size(); ++row) {
            const auto told = life.take(each->rows[row].setting, each->rows[row].sensors);
            const double left = static_cast<double>(each->rows.size() - 1 - row) + each->left_after;
            if (told) take(life.features(), std::min(left, model.longest), told->cycles);
        }
    }
}

/// In place, by Cholesky; `matrix` is symmetric and positive definite, its lower half is used.
void solve(square& matrix, life_features& right) {
    constexpr auto n = life_model::features;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i][j];
            for (std::size_t k = 0; k < j; ++k) sum -= matrix[i][k] * matrix[j][k];
            matrix[i][j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / matrix[j][j];
        }
        double sum = right[i];
        for (std::size_t k = 0; k < i; ++k) sum -= matrix[i][k] * right[k];
        right[i] = sum / matrix[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        double sum = right[i];
        for (std::size_t k = i + 1; k < n; ++k) sum -= matrix[k][i] * right[k];
        right[i] = sum / matrix[i][i];
    }
}

}  // namespace

condition::life_model fit(std::span<const engine* const> engines) {
    life_model model;
    model.state_borders = borders;
    standardise(model, engines);

    constexpr auto n = life_model::features;
    square products{};
    life_features right{};
    double rows = 0;
    each_row(model, engines, [&](const life_features& features, double truth, double) {
        ++rows;
        for (std::size_t i = 0; i < n; ++i) {
            right[i] += features[i] * truth;
            for (std::size_t j = 0; j <= i; ++j) products[i][j] += features[i] * features[j];
        }
    });
    // The penalty is in units of each feature's own deviation; the constant has none.
    for (std::size_t i = 1; i < n; ++i) {
        const double mean = products[i][0] / rows;
        products[i][i] += ridge * (products[i][i] - rows * mean * mean) + 1e-9;
    }
    solve(products, right);
    model.weights = right;

    std::array<double, life_model::bands> squares{}, counts{};
    each_row(model, engines, [&](const life_features&, double truth, double told) {
        const auto band = std::min(static_cast<std::size_t>(told / model.longest * life_model::bands),
                                   life_model::bands - 1);
        squares[band] += (told - truth) * (told - truth);
        ++counts[band];
    });
    for (std::size_t band = 0; band < life_model::bands; ++band)
        model.errors[band] = counts[band] > 0 ? std::sqrt(squares[band] / counts[band]) : model.longest;
    return model;
}

}  // namespace vigie::evaluate
