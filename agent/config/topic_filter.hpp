// Checks the MQTT topic filters of rules (MQTT 5, 4.7) with their named captures:
// plant/{site}/{line}/+/temperature/{rest#}.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::config {

/// What is wrong, empty when nothing is.
std::string fault_of_topic_filter(std::string_view filter);

/// The names in braces, in order. For a filter without faults.
std::vector<std::string_view> captures_of(std::string_view filter);

/// Whether each topic that `narrow` takes is taken by `wide`, too. For filters without faults.
bool covers(std::string_view wide, std::string_view narrow);

/// The filter of the topics that both take; nothing when there are none. For filters without faults.
std::optional<std::string> common_topics(std::string_view a, std::string_view b);

}  // namespace vigie::config
