// Where the broker is and how to sign in. Plain values.
#pragma once

#include "libs/mqtt/connect.hpp"
#include "libs/mqtt/url.hpp"

namespace vigie::sim {

struct broker {
    mqtt_client::url at{false, "127.0.0.1", "1883"};
    mqtt_client::credentials who;
};

}  // namespace vigie::sim
