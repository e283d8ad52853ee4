// The rules behind the operator's own that read what each broker says of itself: $SYS/broker/… →
// vigie_broker_*{broker="…"}. Topics: mosquitto(8), "Broker status".
#pragma once

#include "agent/config/config.hpp"

#include <vector>

namespace vigie::config {

std::vector<rule> broker_rules(const std::vector<broker>&);

}  // namespace vigie::config
