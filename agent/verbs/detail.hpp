// Why a message or a reading is not taken, in words that lead to the mend: what was looked for, where, and
// what was found there, cut. Pure.
#pragma once

#include "agent/config/config.hpp"
#include "agent/flow.hpp"
#include "agent/pipeline/witness.hpp"

#include <string>

namespace vigie::verbs {

/// `rule` is null for no_rule alone.
std::string detail(const pipeline::refusal&, const message&, const config::rule*, const config::agent&);

// Its parts, by what the words are about. `rule`, and what else a reason implies, is there.

std::string detail_of_topic(const message&, const config::agent&);
std::string detail_of_payload(reason, const message&, const config::rule&, const config::agent&);
std::string detail_of_condition(const pipeline::refusal&, const config::rule&);
std::string detail_of_time(const pipeline::refusal&, const message&, const config::rule&,
                           const config::agent&);
std::string detail_of_value(const pipeline::refusal&, const config::rule&);
std::string detail_of_waveform(const pipeline::refusal&, const config::rule&);
std::string detail_of_sanity(const pipeline::refusal&);
std::string detail_of_labels(const pipeline::refusal&, const message&, const config::rule&,
                             const config::agent&);

}  // namespace vigie::verbs
