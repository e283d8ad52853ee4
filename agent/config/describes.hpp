// Whether a description in the configuration (of a sensor, of an indicator, of what tells how a machine runs)
// is about a series. Pure, a header for who has labels of his own kind.
#pragma once

#include "agent/config/config.hpp"

#include <algorithm>
#include <string_view>

namespace vigie::config {

/// `value_of(name)` is the text of a label, empty when there is none.
template <class Description, class ValueOf>
bool describes(const Description& about, std::string_view metric, ValueOf&& value_of) {
    return about.metric == metric && std::ranges::all_of(about.match, [&](const auto& wanted) {
               return value_of(wanted.first) == wanted.second;
           });
}

}  // namespace vigie::config
