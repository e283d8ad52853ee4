// How a kind of machine is judged, by its names in this room. The values are the configuration's.
#pragma once

#include "agent/config/judgement_profile.hpp"

namespace vigie::condition {

using config::combination;
using config::indicator_profile;
using config::judgement_profile;
using config::most_groups;
using config::most_indicators;
using config::most_operating_states;
using config::quantity;
using config::scale;
using config::side;

}  // namespace vigie::condition
