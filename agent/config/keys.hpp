// Every key of the YAML file, by the section that it stands in. The loaders know no others, and a test sees
// to it that docs/configuration.md explains each.
#pragma once

#include <array>
#include <string_view>

namespace vigie::config {

struct section {
    std::string_view name;
    std::array<std::string_view, 24> keys;  ///< filled up with empty ones
};

namespace keys {

inline constexpr section file{
    "the file",
    {"broker", "brokers", "limits", "clock", "window", "expiry", "forget_after", "node", "rules", "include",
     "sensors"}};
inline constexpr section include{"include", {"name", "broker", "topic_prefix"}};
inline constexpr section broker{"broker",
                                {"name", "url", "client_id", "username", "password_file", "ca_file",
                                 "certificate_file", "key_file", "keep_alive", "session_expiry"}};
inline constexpr section limits{"limits",
                                {"payload_bytes", "nesting", "values", "readings_per_message", "series",
                                 "topics", "label_bytes", "queue_messages", "queue_bytes", "clock_skew"}};
inline constexpr section node{"node", {"enabled", "interval", "procfs", "sysfs", "rootfs", "host"}};
inline constexpr section rule{
    "a rule",
    {"name",        "broker",    "topic",  "format",  "encoding", "csv",      "layout",      "unpack",
     "qos",         "window",    "expiry", "max_age", "report",   "series",   "time",        "time_unit",
     "time_format", "time_zone", "when",   "unless",  "labels",   "readings", "availability"}};
inline constexpr section csv{"csv", {"delimiter", "header", "columns"}};
inline constexpr section layout{"a field of a layout",
                                {"name", "type", "at", "endian", "bits", "scale", "offset"}};
inline constexpr section unpack{"unpack", {"at", "encoding", "format", "csv", "layout"}};
inline constexpr section availability{"availability", {"value", "online", "offline"}};
inline constexpr section reading{
    "a reading",
    {"metric", "help", "type", "value", "optional", "unit", "scale", "offset", "calibration", "decimal",
     "states", "state_set", "when", "unless", "quality", "labels", "labels_from"}};
inline constexpr section state_set{"state_set", {"label", "states"}};
inline constexpr section quality{"quality", {"at", "good"}};
inline constexpr section sensor{
    "a sensor", {"metric", "match", "quantity", "unit", "limits", "hold", "silent_after", "trend"}};
inline constexpr section sensor_limits{"limits of a sensor",
                                       {"warning", "critical", "low_warning", "low_critical", "iso_20816_3"}};
inline constexpr section iso_20816_3{"iso_20816_3", {"group", "support"}};
inline constexpr section trend{"trend", {"memory", "horizon"}};

inline constexpr std::array all{&file,    &include, &broker,        &limits,       &node,    &rule,
                                &csv,     &layout,  &unpack,        &availability, &reading, &state_set,
                                &quality, &sensor,  &sensor_limits, &iso_20816_3,  &trend};

}  // namespace keys
}  // namespace vigie::config
