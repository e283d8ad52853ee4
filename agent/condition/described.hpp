// Whether a description in the configuration is one of a series. Pure, O(labels).
#pragma once

#include "agent/config/describes.hpp"
#include "agent/map/labels.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace vigie::condition {

/// Empty: there is no such label.
inline std::string_view value_of(std::span<const map::label_value> labels, std::string_view name) {
    for (const auto& label : labels)
        if (label.name == name) return label.value;
    return {};
}

inline bool has_all(std::span<const map::label_value> labels,
                    const std::map<std::string, std::string>& wanted) {
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const auto& each) { return value_of(labels, each.first) == each.second; });
}

template <class Description>
bool describes(const Description& about, std::string_view metric, std::span<const map::label_value> labels) {
    return config::describes(about, metric, [&](std::string_view name) { return value_of(labels, name); });
}

}  // namespace vigie::condition
