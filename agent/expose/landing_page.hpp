// What a person sees who opens the agent's address: is it connected, what does it take, what does it refuse
// and why (with the last of each: when, topic, payload), how are the machines. One page of HTML without
// scripts or anything from elsewhere. Bounded: the first 100 machines and rejections are listed, the rest is
// counted. Pure.
#pragma once

#include "agent/condition/sensors.hpp"
#include "agent/expose/own_metrics.hpp"
#include "agent/pipeline/rejections.hpp"
#include "agent/pipeline/tally.hpp"

#include <string>

namespace vigie::expose {

std::string landing_page(const own_figures&, const pipeline::tally&, const pipeline::rejections&,
                         const condition::sensors&);

}  // namespace vigie::expose
