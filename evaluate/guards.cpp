#include "evaluate/guards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>

namespace vigie::evaluate {
namespace {

using readings_change = std::function<void(table&, const setup&)>;
using condition::judgement_profile;

template <class Each>
readings_change each_value(Each each) {
    return [each](table& readings, const setup& with) {
        for (std::size_t i = 0; i < with.columns.size(); ++i)
            each(readings.columns[with.columns[i]], with.how.indicators[i]);
    };
}

bool has_gain(const condition::indicator_profile& about) {
    return about.measures != condition::quantity::impulsiveness;  // a ratio
}

readings_change gain(double factor) {
    return each_value([factor](std::vector<double>& column, const auto& about) {
        if (has_gain(about))
            for (auto& value : column) value *= factor;
    });
}

readings_change offset(double share) {
    return each_value([share](std::vector<double>& column, const auto& about) {
        if (!has_gain(about) || column.empty()) return;
        auto first = std::vector<double>(
            column.begin(),
            column.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(column.size(), 100)));
        std::nth_element(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(first.size() / 2),
                         first.end());
        const double by = share * std::abs(first[first.size() / 2]);
        for (auto& value : column) value += by;
    });
}

/// By a share of how much neighbours differ anyway in the first part.
readings_change noise(double share) {
    auto draw = std::make_shared<std::mt19937_64>(1);
    return each_value([share, draw](std::vector<double>& column, const auto& about) {
        const auto rows = std::min<std::size_t>(column.size(), 144);
        double squares = 0;
        for (std::size_t i = 1; i < rows; ++i) squares += std::pow(column[i] - column[i - 1], 2);
        std::normal_distribution<double> by{
            0, share * std::sqrt(squares / static_cast<double>(std::max<std::size_t>(rows, 1)))};
        for (auto& value : column) {
            const double moved = value + by(*draw);
            // A vibration of nothing or less does not come out of a sensor.
            value = about.values == condition::scale::logarithmic && moved <= 0 ? value : moved;
        }
    });
}

template <class Keep>
readings_change rows_where(Keep keep) {
    return [keep](table& readings, const setup&) mutable {
        std::vector<bool> kept(readings.rows());
        for (std::size_t row = 0; row < kept.size(); ++row) kept[row] = keep(row);
        for (auto& column : readings.columns) {
            std::size_t to = 0;
            for (std::size_t row = 0; row < kept.size(); ++row)
                if (kept[row]) column[to++] = column[row];
            column.resize(to);
        }
    };
}

readings_change drop(double share) {
    auto draw = std::make_shared<std::mt19937_64>(1);
    return rows_where(
        [share, draw](std::size_t) { return std::uniform_real_distribution<>{}(*draw) >= share; });
}

guard_row measure(std::string name, const loaded& data, const change& by) {
    guard_row row;
    row.name = std::move(name);
    if (data.bearings) row.bearings = summarise(replay_and_score(*data.bearings, by).outcomes);
    if (data.temperatures) row.temperatures = summarise(replay_and_score(*data.temperatures, by).outcomes);
    // Rows are what that data set is scored by, so dropping some moves its warm-up a little; it stays
    // comparable.
    if (data.circulations) row.circulations = replay_and_count(*data.circulations, by);
    return row;
}

duration times(duration span, double factor) {
    return duration(std::llround(static_cast<double>(span.count()) * factor));
}

}  // namespace

std::vector<guard_row> guards(const loaded& data) {
    std::vector<guard_row> rows;
    const auto readings = [&](std::string name, readings_change by) {
        rows.push_back(measure(std::move(name), data, {std::move(by), {}}));
    };
    readings("nothing", {});
    readings("gains × 0.5", gain(0.5));
    readings("gains × 2", gain(2));
    readings("offset + 20 % of the level", offset(0.2));
    readings("offset - 20 % of the level", offset(-0.2));
    readings("noise, half of the own", noise(0.5));
    readings("noise, as much as the own", noise(1));
    readings("20 % of the samples dropped", drop(0.2));
    readings("half the sampling rate", rows_where([](std::size_t row) { return row % 2 == 0; }));
    const auto profile = [&](std::string name, std::function<void(judgement_profile&)> by) {
        rows.push_back(measure(std::move(name), data, {{}, std::move(by)}));
    };
    for (const double factor : {0.8, 0.85, 0.9, 0.95, 1.05, 1.1, 1.15, 1.2})
        profile(fmt::format("warning threshold × {}", factor), [factor](auto& how) { how.warn *= factor; });
    for (const double factor : {0.5, 2.0}) {
        profile(fmt::format("smoothing × {}", factor),
                [factor](auto& how) { how.smoothing = times(how.smoothing, factor); });
        profile(fmt::format("memory × {}", factor),
                [factor](auto& how) { how.memory = times(how.memory, factor); });
        profile(fmt::format("recovery × {}", factor),
                [factor](auto& how) { how.recovery = times(how.recovery, factor); });
        profile(fmt::format("hold × {}", factor),
                [factor](auto& how) { how.hold = times(how.hold, factor); });
        profile(fmt::format("clip × {}", factor), [factor](auto& how) { how.clip *= factor; });
    }
    for (const double factor : {0.75, 1.25}) {
        profile(fmt::format("calm × {}", factor), [factor](auto& how) { how.calm *= factor; });
        profile(fmt::format("learning × {}", factor),
                [factor](auto& how) { how.learning = times(how.learning, factor); });
    }
    profile("gaps not taken for restarts", [](auto& how) { how.restart = duration{0}; });
    return rows;
}

summary leave_one_out(const data_set& of) {
    constexpr double least = 0.7, step = 0.05;
    constexpr std::size_t steps = 14;
    std::vector<std::vector<outcome>> by_threshold;
    for (std::size_t i = 0; i < steps; ++i) {
        const double factor = least + step * static_cast<double>(i);
        by_threshold.push_back(
            replay_and_score(of, {{}, [factor](auto& how) { how.warn *= factor; }}).outcomes);
    }
    std::vector<outcome> chosen;
    for (std::size_t out = 0; out < of.units.size(); ++out) {
        double best = -1;
        std::vector<std::size_t> at;
        for (std::size_t i = 0; i < steps; ++i) {
            auto others = by_threshold[i];
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(out));
            const double f1 = summarise(others).f1();
            if (f1 > best + 1e-12) at.clear();
            if (f1 > best - 1e-12) at.push_back(i);
            best = std::max(best, f1);
        }
        chosen.push_back(by_threshold[at[at.size() / 2]][out]);
    }
    return summarise(chosen);
}

}  // namespace vigie::evaluate
