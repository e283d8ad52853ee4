// Whether the scores hold when the readings or the thresholds are a little different: what keeps a judgement
// from being made for the few units there are. Seeded.
#pragma once

#include "evaluate/run.hpp"

#include <string>
#include <vector>

namespace vigie::evaluate {

struct guard_row {
    std::string name;
    summary bearings, temperatures;
    sample_counts circulations;
};

std::vector<guard_row> guards(const loaded&);

/// Leave one out: for each unit the warning threshold is the middle of those that do best on the others; its
/// outcome is that with this threshold.
summary leave_one_out(const data_set&);

}  // namespace vigie::evaluate
