#include "libs/mqtt/refusal.hpp"

#include <array>
#include <utility>

namespace vigie::mqtt_client {
namespace {

constexpr std::array<std::string_view, refusal_count> names{
    "unreachable",    "tls",       "protocol",    "bad_credentials",
    "not_authorized", "client_id", "unavailable", "other"};

constexpr std::pair<int, refusal> meanings[] = {
    // MQTT 3.1.1
    {1, refusal::protocol},
    {2, refusal::client_id},
    {3, refusal::unavailable},
    {4, refusal::bad_credentials},
    {5, refusal::not_authorized},
    // MQTT 5
    {0x81, refusal::protocol},         // malformed packet
    {0x82, refusal::protocol},         // protocol error
    {0x84, refusal::protocol},         // unsupported protocol version
    {0x85, refusal::client_id},        // client identifier not valid
    {0x86, refusal::bad_credentials},  // bad user name or password
    {0x87, refusal::not_authorized},
    {0x88, refusal::unavailable},      // server unavailable
    {0x89, refusal::unavailable},      // server busy
    {0x8a, refusal::not_authorized},   // banned
    {0x8c, refusal::bad_credentials},  // bad authentication method
    {0x95, refusal::protocol},         // packet too large
    {0x97, refusal::unavailable},      // quota exceeded
    {0x9c, refusal::unavailable},      // use another server
    {0x9d, refusal::unavailable},      // server moved
    {0x9f, refusal::unavailable},      // connection rate exceeded
};

}  // namespace

std::string_view name_of(refusal why) noexcept {
    return names[static_cast<std::size_t>(why)];
}

refusal refusal_of_connack(int code) noexcept {
    for (const auto& [known, meaning] : meanings)
        if (known == code) return meaning;
    return refusal::other;
}

bool refuses_version(int connack_code) noexcept {
    return connack_code == 1 || connack_code == 0x84;
}

}  // namespace vigie::mqtt_client
