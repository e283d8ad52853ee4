#include "agent/config/durations_and_sizes.hpp"
#include "agent/config/sections.hpp"
#include "agent/decode/decode.hpp"

#include <fmt/format.h>

namespace vigie::config {

namespace {

constexpr std::size_t largest_mqtt_message = 268'435'455;  // MQTT 5, 2.1.4

}  // namespace

void load_limits(const YAML::Node& node, fault_list& faults, limits& to) {
    const mapping section(node, "limits", keys::limits, faults);
    section.size("payload_bytes", to.payload_bytes, 1, largest_mqtt_message);
    section.size("nesting", to.nesting, 1, decode::deepest_nesting);
    section.size("values", to.values, 1, 10'000'000);
    section.size("readings_per_message", to.readings_per_message, 1, 65'000);
    section.size("series", to.series, 1, 10'000'000);
    section.size("topics", to.topics, 1, 10'000'000);
    section.size("label_bytes", to.label_bytes, 1, 65'535);
    section.size("queue_messages", to.queue_messages, 1, 10'000'000);
    section.size("queue_bytes", to.queue_bytes, 1, std::size_t{64} << 30);
    section.time_span("clock_skew", to.clock_skew, 1s, 365 * 24h);
    if (to.queue_bytes < to.payload_bytes)
        section.fault("queue_bytes",
                      fmt::format("queue_bytes: {} is less than one message of payload_bytes, {}",
                                  size_to_text(to.queue_bytes), size_to_text(to.payload_bytes)));
}

}  // namespace vigie::config
