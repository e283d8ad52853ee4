// Where the broker is and how to sign in. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::sim {

struct broker {
    std::string url = "mqtt://127.0.0.1:1883";  ///< as the user wrote it, for messages
    std::string address;                        ///< as Paho wants it: "tcp://127.0.0.1:1883", "ssl://…"
    std::string username, password;             ///< empty: none
    std::string ca_file;                        ///< mqtts only; empty: the system's
};

/// "mqtt://host[:port]", "mqtts://host[:port]" → Paho's address; nothing for anything else. Ports 1883 and
/// 8883.
std::optional<std::string> paho_address(std::string_view url);

}  // namespace vigie::sim
