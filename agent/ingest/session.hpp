// What a broker is told of the agent when it connects. Plain values; two that are equal need no new
// connection.
#pragma once

#include "agent/config/config.hpp"
#include "libs/mqtt/connect.hpp"
#include "libs/mqtt/url.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace vigie::ingest {

struct session {
    mqtt_client::url at;
    std::string client_id;
    mqtt_client::credentials who;
    std::chrono::seconds keep_alive{30};
    std::chrono::seconds expiry{3600};  ///< how long the broker holds what comes for an absent agent
    /// The largest packet that the broker may send (MQTT 5, 3.1.2.11.4), which throws larger ones away and
    /// tells nobody. So it is far above limits.payload_bytes: what is too large still comes and is counted,
    /// up to a size that would be a danger to the agent's memory.
    std::uint32_t packet_bytes = 0;
    /// How many messages of QoS 1 and 2 may be on their way at once (3.1.2.11.3). They all find room in the
    /// last quarter of the queue when the connection is given up at the high-water mark.
    std::uint16_t in_flight = 0;

    bool operator==(const session&) const = default;
};

/// The session lives at the broker, under the client identifier: with both the same, what the broker holds
/// for the one is the other's.
inline bool continues(const session& a, const session& b) {
    return a.at == b.at && a.client_id == b.client_id;
}

/// `password`: what stands in the broker's password_file. `brokers`: how many share the queue.
session session_with(const config::broker&, std::string password, const config::limits&, std::size_t brokers);

struct subscription {
    std::string filter;
    int qos = 0;

    bool operator==(const subscription&) const = default;
};

/// One broker with what is wanted of it.
struct listening {
    std::string name;
    session with;
    std::vector<subscription> to;
};

}  // namespace vigie::ingest
