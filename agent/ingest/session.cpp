#include "agent/ingest/session.hpp"

#include <algorithm>

namespace vigie::ingest {
namespace {

constexpr std::size_t largest_packet =
    268'435'460;                                    // MQTT 5, 2.1.4: length of the rest, and the fixed header
constexpr std::size_t beside_payload = 2 * 65'536;  // a topic and properties, either at its longest
constexpr std::size_t least_payload = 1'048'576;    // is taken note of whatever limits.payload_bytes says
constexpr std::size_t times_too_large = 16;

std::uint32_t packet_bytes(const config::limits& most) {
    // A single message too large is not to fill the queue either.
    const auto noted =
        std::min(std::max(most.payload_bytes * times_too_large, least_payload), most.queue_bytes / 4);
    const auto packet = std::max(most.payload_bytes, noted) + beside_payload;
    return static_cast<std::uint32_t>(std::min(packet, largest_packet));
}

std::uint16_t in_flight(const config::limits& most, std::size_t brokers) {
    return static_cast<std::uint16_t>(
        std::clamp<std::size_t>(most.queue_messages / 4 / std::max<std::size_t>(brokers, 1), 1, 65'535));
}

}  // namespace

session session_with(const config::broker& about, std::string password, const config::limits& most,
                     std::size_t brokers) {
    session made;
    made.at = *mqtt_client::parse_url(about.url);  // the configuration has seen to it
    made.client_id = about.client_id;
    made.who = {about.username, std::move(password),    made.at.tls,
                about.ca_file,  about.certificate_file, about.key_file};
    made.keep_alive = about.keep_alive;
    made.expiry = about.session_expiry;
    made.packet_bytes = packet_bytes(most);
    made.in_flight = in_flight(most, brokers);
    return made;
}

}  // namespace vigie::ingest
