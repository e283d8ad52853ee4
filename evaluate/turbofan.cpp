#include "evaluate/turbofan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <stdexcept>

namespace vigie::evaluate {
namespace {

using condition::life_model;
using condition::remaining_life;

constexpr std::array<int, life_model::sensors> used{2, 3, 4, 7, 8, 9, 11, 12, 13, 14, 15, 17, 20, 21};
constexpr int files = 4, folds = 5;
constexpr std::size_t earliest_cut = 20;

std::filesystem::path path_of(const std::filesystem::path& directory, std::string_view stem, int file) {
    return plain_or_gzip(directory / fmt::format("{}_FD00{}.csv", stem, file));
}

double truth(double left) {
    return std::min(left, life_model{}.longest);
}

struct errors {
    double squares = 0;
    int count = 0, useful = 0;

    /// One unit: its error after `cut` rows, and whether its alarm is useful.
    void take(const engine& each, std::size_t cut, const life_model& by) {
        remaining_life life{by};
        bool alarmed = false;
        for (std::size_t row = 0; row < each.rows.size(); ++row) {
            const auto told = life.take(each.rows[row].setting, each.rows[row].sensors);
            if (!told) continue;
            const double left = static_cast<double>(each.rows.size() - 1 - row) + each.left_after;
            if (!alarmed && told->cycles <= alarm_at) {
                alarmed = true;
                if (useful_from <= left && left <= useful_to) ++useful;
            }
            if (row + 1 == cut) squares += std::pow(told->cycles - truth(left), 2);
        }
        ++count;
    }

    turbofan_score score(int file, bool shipped) const {
        return {fmt::format("FD00{}", file), count > 0 ? std::sqrt(squares / count) : 0, useful, count,
                shipped};
    }
};

std::vector<turbofan_score> by_folds(const std::vector<engine>& all) {
    std::mt19937_64 draw{1};
    std::vector<int> fold(all.size());
    std::vector<std::size_t> cut(all.size());
    for (int file = 1; file <= files; ++file) {
        std::vector<std::size_t> own;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].file == file) own.push_back(i);
        std::shuffle(own.begin(), own.end(), draw);
        for (std::size_t i = 0; i < own.size(); ++i) {
            fold[own[i]] = static_cast<int>(i % folds);
            const auto rows = all[own[i]].rows.size();
            const auto first = std::min(earliest_cut, rows);
            cut[own[i]] = std::uniform_int_distribution<std::size_t>{first, std::max(first, rows - 1)}(draw);
        }
    }
    std::array<errors, files> found;
    for (int held = 0; held < folds; ++held) {
        std::vector<const engine*> rest;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (fold[i] != held) rest.push_back(&all[i]);
        if (rest.empty()) continue;
        const auto model = fit(rest);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (fold[i] == held) found[static_cast<std::size_t>(all[i].file - 1)].take(all[i], cut[i], model);
    }
    std::vector<turbofan_score> scores;
    for (int file = 1; file <= files; ++file)
        if (const auto& each = found[static_cast<std::size_t>(file - 1)]; each.count > 0)
            scores.push_back(each.score(file, false));
    return scores;
}

std::optional<turbofan_score> by_test(const std::filesystem::path& directory, int file) {
    const auto test = path_of(directory, "test", file), rest = path_of(directory, "rul", file);
    if (test.empty()) return std::nullopt;
    if (rest.empty())
        throw std::runtime_error(fmt::format("{}: has no rul_FD00{}.csv beside it", test.string(), file));
    const auto table = read_table(test), left = read_table(rest);
    auto engines = engines_of(table, file, test);
    const auto& units = left.column("unit", rest);
    const auto& cycles = left.column("remaining_cycles", rest);
    const auto& ids = table.column("unit", test);
    std::vector<double> order;
    for (const double id : ids)
        if (order.empty() || order.back() != id) order.push_back(id);
    errors found;
    for (std::size_t i = 0; i < engines.size(); ++i) {
        const auto at = std::find(units.begin(), units.end(), order[i]);
        if (at == units.end())
            throw std::runtime_error(fmt::format("{}: has no unit {}", rest.string(), order[i]));
        engines[i].left_after = cycles[static_cast<std::size_t>(at - units.begin())];
        found.take(engines[i], engines[i].rows.size(), condition::turbofan_life);
    }
    return found.score(file, true);
}

std::vector<engine> all_engines(const std::filesystem::path& directory) {
    std::vector<engine> all;
    for (int file = 1; file <= files; ++file) {
        const auto path = path_of(directory, "run_to_failure", file);
        if (path.empty()) continue;
        auto own = engines_of(read_table(path), file, path);
        std::move(own.begin(), own.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace

std::vector<engine> engines_of(const table& from_table, int file, const std::filesystem::path& from) {
    const auto& unit = from_table.column("unit", from);
    const auto& setting = from_table.column("setting_1", from);
    std::array<const std::vector<double>*, life_model::sensors> sensors{};
    for (std::size_t i = 0; i < used.size(); ++i)
        sensors[i] = &from_table.column(fmt::format("sensor_{}", used[i]), from);
    std::vector<engine> engines;
    for (std::size_t row = 0; row < unit.size(); ++row) {
        if (row == 0 || unit[row] != unit[row - 1]) engines.push_back({file, {}, 0});
        auto& made = engines.back().rows.emplace_back();
        made.setting = setting[row];
        for (std::size_t i = 0; i < sensors.size(); ++i) made.sensors[i] = (*sensors[i])[row];
    }
    return engines;
}

std::vector<turbofan_score> score_turbofans(const std::filesystem::path& directory) {
    std::vector<turbofan_score> scores;
    std::vector<int> tested;
    for (int file = 1; file <= files; ++file)
        if (auto score = by_test(directory, file)) {
            scores.push_back(*score);
            tested.push_back(file);
        }
    if (!tested.empty()) return scores;
    const auto all = all_engines(directory);
    if (all.empty())
        throw std::runtime_error(
            fmt::format("{}: has neither test_FD00n.csv nor run_to_failure_FD00n.csv", directory.string()));
    return by_folds(all);
}

std::string fitted_table(const std::filesystem::path& directory) {
    const auto all = all_engines(directory);
    std::vector<const engine*> engines;
    for (const auto& each : all) engines.push_back(&each);
    if (engines.empty())
        throw std::runtime_error(
            fmt::format("{}: has no run_to_failure_FD00n.csv to fit", directory.string()));
    const auto model = fit(engines);
    const auto row = [](const auto& values) { return fmt::format("{{{:.9g}}}", fmt::join(values, ", ")); };
    const auto rows = [&](const auto& states) {
        std::string text = "{{\n";
        for (const auto& each : states) text += "        {" + row(each) + "},\n";
        return text + "    }}";
    };
    return fmt::format(
        R"(// Coefficients of the remaining life of turbofan engines: {} engines of NASA's C-MAPSS, run to failure in simulation
// (A. Saxena et al., "Damage propagation modeling for aircraft engine run-to-failure simulation", PHM 2008).
// Written by `./vigie evaluate --data DIR --fit-turbofan FILE` and clang-format; not edited by hand.
#include "agent/condition/remaining_life.hpp"

namespace vigie::condition {{

const life_model turbofan_life{{
    .state_borders = {{{}}},
    .means = {},
    .deviations = {},
    .weights = {{{}}},
    .errors = {{{}}},
}};

}}  // namespace vigie::condition
)",
        engines.size(), row(model.state_borders), rows(model.means), rows(model.deviations),
        row(model.weights), row(model.errors));
}

}  // namespace vigie::evaluate
