// Everything that ./vigie evaluate measures, as plain values: the data sets of a directory, replayed and
// scored. A data set whose folder is absent is left out and named.
#pragma once

#include "evaluate/kinds.hpp"
#include "evaluate/rules.hpp"
#include "evaluate/samples.hpp"
#include "evaluate/scoring.hpp"
#include "evaluate/turbofan.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vigie::evaluate {

/// Units judged by one configuration, and how they are scored.
struct data_set {
    std::vector<unit> units;
    make_setup setup;
    failure_at when;
    double longest_step;
};

/// What a guard changes before a replay: the readings, the configuration, or nothing.
struct change {
    std::function<void(table&, const setup&)> readings;
    std::function<void(condition::judgement_profile&)> how;
};

struct replayed {
    std::vector<std::vector<moment>> states;  ///< by unit
    std::vector<outcome> outcomes;
};
replayed replay_and_score(const data_set&, const change& = {});

/// By sample, as for data sets whose faults last minutes.
sample_counts replay_and_count(const data_set&, const change& = {});

struct loaded {
    std::optional<data_set> bearings;  ///< femto and ims together
    std::optional<data_set> temperatures;
    std::optional<data_set> circulations;
    std::optional<std::filesystem::path> turbofans;
    std::vector<std::string> left_out;
};

/// Throws std::runtime_error with what is wrong with which file.
loaded load(const std::filesystem::path& directory);

struct results {
    struct events {
        summary judged, always;
        random_summary random;
        std::vector<outcome> outcomes;
    };
    std::optional<events> bearings, temperatures;
    std::optional<sample_counts> circulations, circulations_always;
    std::vector<turbofan_score> turbofans;
    std::vector<std::string> left_out;
    double seconds = 0;
};

results evaluate(const loaded&);

}  // namespace vigie::evaluate
