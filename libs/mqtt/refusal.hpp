// Why there is no connection to a broker: a closed set, so that every counter is there from the start. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vigie::mqtt_client {

enum class refusal : std::uint8_t {
    unreachable,      ///< no such host, or nobody answers there
    tls,              ///< somebody answers, and the handshake fails
    protocol,         ///< it closes without an answer, or understands something else
    bad_credentials,  ///< user name or password
    not_authorized,   ///< known, and not allowed
    client_id,        ///< the client identifier is refused
    unavailable,      ///< busy, closing, full, or moved elsewhere
    other,
};
inline constexpr std::size_t refusal_count = static_cast<std::size_t>(refusal::other) + 1;

/// The label value, for example "bad_credentials".
std::string_view name_of(refusal) noexcept;

/// What a CONNACK says: the return code of MQTT 3.1.1 (1 to 5; 3.2.2.3) or the reason code of MQTT 5 (from
/// 0x80; 3.2.2.2).
refusal refusal_of_connack(int code) noexcept;

/// The broker does not speak this version of MQTT.
bool refuses_version(int connack_code) noexcept;

}  // namespace vigie::mqtt_client
