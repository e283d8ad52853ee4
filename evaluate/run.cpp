#include "evaluate/run.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace vigie::evaluate {
namespace {

constexpr int random_runs = 1000;

/// Where the units of a data set came from, for messages.
std::filesystem::path csv_of(const unit& about) {
    return about.name + ".csv";
}

setup changed_setup(const data_set& of, const unit& about, const change& by) {
    auto made = of.setup(about.readings.names, csv_of(about));
    if (by.how) by.how(made.how);
    return made;
}

std::vector<moment> replay_changed(const data_set& of, const unit& about, const change& by) {
    const auto with = changed_setup(of, about, by);
    if (!by.readings) return replay(about.readings, with);
    auto readings = about.readings;
    by.readings(readings, with);
    return replay(readings, with);
}

results::events events_of(const data_set& of) {
    results::events made;
    auto own = replay_and_score(of);
    made.judged = summarise(own.outcomes);
    std::vector<outcome> always;
    int mails = 0;
    for (std::size_t i = 0; i < of.units.size(); ++i) {
        always.push_back(
            score(of.units[i], always_on(own.states[i]), {}, of.when, std::nullopt, of.longest_step));
        mails += static_cast<int>(mails_of(own.states[i]).size());
    }
    made.always = summarise(always);
    made.random = at_random(of.units, own.states, mails, random_runs, of.when);
    made.outcomes = std::move(own.outcomes);
    return made;
}

void append(std::optional<data_set>& to, std::vector<unit> units, const data_set& as) {
    if (!to) to = as;
    std::move(units.begin(), units.end(), std::back_inserter(to->units));
}

}  // namespace

replayed replay_and_score(const data_set& of, const change& by) {
    replayed made;
    for (const auto& each : of.units) {
        made.states.push_back(replay_changed(of, each, by));
        const auto& states = made.states.back();
        made.outcomes.push_back(
            score(each, mails_of(states), states, of.when, rig_failure(of.units, each.rig), of.longest_step));
    }
    return made;
}

sample_counts replay_and_count(const data_set& of, const change& by) {
    sample_counts all;
    for (const auto& each : of.units) all += count_samples(each, replay_changed(of, each, by));
    return all;
}

loaded load(const std::filesystem::path& directory) {
    if (!std::filesystem::is_directory(directory))
        throw std::runtime_error(fmt::format("{}: is not a directory", directory.string()));
    loaded made;
    const auto units_in = [&](const char* name) -> std::vector<unit> {
        if (std::filesystem::is_directory(directory / name)) return read_units(directory / name);
        made.left_out.emplace_back(name);
        return {};
    };
    const data_set bearings{{}, bearing, failure_at::unit_end, longest_observed_step};
    for (const char* name : {"femto", "ims"})
        if (auto units = units_in(name); !units.empty()) append(made.bearings, std::move(units), bearings);
    // An hourly reading is no gap.
    const data_set temperatures{{}, temperature, failure_at::window_end, 2 * longest_observed_step};
    if (auto units = units_in("nab"); !units.empty())
        append(made.temperatures, std::move(units), temperatures);
    const data_set circulations{{}, circulation, failure_at::window_end, longest_observed_step};
    if (auto units = units_in("skab"); !units.empty())
        append(made.circulations, std::move(units), circulations);
    if (std::filesystem::is_directory(directory / "cmapss"))
        made.turbofans = directory / "cmapss";
    else
        made.left_out.emplace_back("cmapss");
    if (!made.bearings && !made.temperatures && !made.circulations && !made.turbofans)
        throw std::runtime_error(fmt::format("{}: holds no data set; looked for {}", directory.string(),
                                             fmt::join(made.left_out, ", ")));
    return made;
}

results evaluate(const loaded& data) {
    results made;
    made.left_out = data.left_out;
    if (data.bearings) made.bearings = events_of(*data.bearings);
    if (data.temperatures) made.temperatures = events_of(*data.temperatures);
    if (data.circulations) {
        made.circulations = replay_and_count(*data.circulations);
        made.circulations_always.emplace();
        for (const auto& each : data.circulations->units) {
            std::vector<moment> states;
            for (const double seconds : each.time) states.push_back({seconds, true});
            *made.circulations_always += count_samples(each, states);
        }
    }
    if (data.turbofans) made.turbofans = score_turbofans(*data.turbofans);
    return made;
}

}  // namespace vigie::evaluate
