// The results as Markdown for people and as JSON for programs. Pure.
#pragma once

#include "evaluate/guards.hpp"
#include "evaluate/run.hpp"

#include <string>

namespace vigie::evaluate {

std::string markdown(const results&);
std::string markdown(std::span<const guard_row>);
std::string json(const results&);

}  // namespace vigie::evaluate
