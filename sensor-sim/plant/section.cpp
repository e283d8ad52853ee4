#include "sensor-sim/plant/section.hpp"

#include "sensor-sim/plant/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace vigie::sim {

std::string to_string(const complaint& c) {
    if (c.line == 0) return fmt::format("{}: {}", c.file, c.what);
    return fmt::format("{}:{}:{}: {}", c.file, c.line, c.column, c.what);
}

void complaints::add(const YAML::Mark& mark, std::string what) {
    if (all.size() >= 50) return;
    all.push_back({std::string{file}, mark.line + 1, mark.column + 1, std::move(what)});
}

section::section(const YAML::Node& node, std::string_view what, std::span<const std::string_view> keys,
                 complaints& out)
    : node_{node}, what_{what}, out_{out} {
    if (!node_.IsMap()) {
        out_.add(node_.Mark(),
                 fmt::format("{} must be a mapping with the keys {}", what, fmt::join(keys, ", ")));
        return;
    }
    std::set<std::string> seen;
    for (const auto& entry : node_) {
        const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : "";
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            const auto close = nearest(key, keys);
            out_.add(entry.first.Mark(),
                     close.empty()
                         ? fmt::format("unknown key '{}': {} knows {}", key, what, fmt::join(keys, ", "))
                         : fmt::format("unknown key '{}': did you mean '{}'?", key, close));
        } else if (!seen.insert(key).second) {
            out_.add(entry.first.Mark(), fmt::format("key '{}' is there twice: keep one", key));
        }
    }
}

void section::wrong(std::string_view key, std::string_view what) const {
    const auto value = at(key);
    out_.add(value.IsDefined() ? value.Mark() : mark(), fmt::format("key '{}': {}", key, what));
}

void section::missing(std::string_view key) const {
    if (node_.IsMap()) out_.add(mark(), fmt::format("key '{}' is missing: {} needs it", key, what_));
}

std::optional<std::string> section::scalar(std::string_view key, bool required) const {
    if (!has(key)) {
        if (required) missing(key);
        return {};
    }
    const auto value = at(key);
    if (value.IsScalar()) return value.Scalar();
    wrong(key, "must be one plain value, not a list or a mapping");
    return {};
}

std::string section::text(std::string_view key, const std::optional<std::string>& otherwise) const {
    const auto value = scalar(key, !otherwise);
    if (value && value->size() > 128) wrong(key, "is longer than 128 bytes: shorten it");
    return value ? *value : otherwise.value_or("");
}

std::string section::name(std::string_view key) const {
    const auto value = scalar(key, true);
    if (value && !is_topic_level(*value))
        wrong(key,
              fmt::format("'{}' cannot be a level of a topic: use 1 to 64 of A-Z a-z 0-9 . _ -", *value));
    return value.value_or("");
}

double section::number(std::string_view key, range allowed, std::optional<double> otherwise) const {
    const auto value = scalar(key, !otherwise);
    if (!value) return otherwise.value_or(allowed.least);
    const auto parsed = parse_number(*value);
    if (parsed && *parsed >= allowed.least && *parsed <= allowed.most) return *parsed;
    wrong(key, fmt::format("'{}' must be a number from {} to {}", *value, allowed.least, allowed.most));
    return otherwise.value_or(allowed.least);
}

plant_time section::time(std::string_view key, std::optional<plant_time> otherwise) const {
    const auto value = scalar(key, !otherwise);
    if (!value) return otherwise.value_or(plant_time{0});
    if (const auto parsed = parse_duration(*value)) return *parsed;
    wrong(key, fmt::format("'{}' must be a duration such as 500ms, 30s, 5m, 6h or 2d", *value));
    return otherwise.value_or(plant_time{0});
}

plant_time section::positive_time(std::string_view key, plant_time otherwise) const {
    const auto value = time(key, otherwise);
    if (value > plant_time{0}) return value;
    wrong(key, "must be longer than 0");
    return otherwise;
}

YAML::Node section::list(std::string_view key, bool required) const {
    if (!has(key)) {
        if (required) missing(key);
        return YAML::Node{YAML::NodeType::Sequence};
    }
    const auto value = at(key);
    if (value.IsSequence() && (value.size() > 0 || !required)) return value;
    wrong(key, required ? "must be a list with at least one entry" : "must be a list");
    return YAML::Node{YAML::NodeType::Sequence};
}

}  // namespace vigie::sim
