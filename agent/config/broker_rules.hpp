// The rules behind the operator's own that read what the broker says of itself: $SYS/broker/… →
// vigie_broker_*. Topics: mosquitto(8), "Broker status".
#pragma once

#include "agent/config/config.hpp"

#include <vector>

namespace vigie::config {

std::vector<rule> broker_rules();

}  // namespace vigie::config
