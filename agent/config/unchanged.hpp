// What stays as it was from one configuration to the next, so that what is known of it may stay, too. Pure.
#pragma once

#include "agent/config/config.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace vigie::config {

/// For each rule of `now`, in order: the rule of `before` whose series are the same. All of it is compared
/// but its place in the list; brokers by name. Rules whose readings have a time of their own are others when
/// the clock is.
std::vector<std::optional<std::size_t>> unchanged_rules(const agent& before, const agent& now);

}  // namespace vigie::config
