#include "agent/condition/presence.hpp"

#include <algorithm>

namespace vigie::condition {

presence::news presence::said(std::string_view labels, bool online) {
    const auto known = online_.find(labels);
    if (known != online_.end()) {
        const bool changed = known->second != online;
        known->second = online;
        return {false, changed};
    }
    online_.emplace(labels, online);
    std::vector<map::label_value> parsed;
    std::deque<std::string> plain;
    map::parse(labels, parsed, plain);
    std::vector<std::string> names;
    for (const auto& each : parsed) names.emplace_back(each.name);
    if (std::ranges::find(shapes_, names) == shapes_.end()) shapes_.push_back(std::move(names));
    return {true, !online};
}

presence::devices presence::of(std::span<const map::label_value> labels) const {
    devices found;
    std::vector<map::label_value> part;
    std::string text;
    for (const auto& names : shapes_) {
        part.clear();
        for (const auto& name : names) {
            const auto at = std::ranges::find(labels, name, &map::label_value::name);
            if (at != labels.end()) part.push_back(*at);
        }
        if (part.size() != names.size()) continue;
        text.clear();
        map::render(part, text);
        if (const auto known = online_.find(text); known != online_.end()) {
            ++found.known;
            found.gone += known->second ? 0 : 1;
        }
    }
    return found;
}

/// A quote within a value is escaped, so that `,name="` stands only where a label begins.
bool presence::covers(std::string_view device, std::string_view sensor) {
    std::string one;
    while (!device.empty()) {
        auto end = device.find("=\"") + 2;
        while (end < device.size() && device[end] != '"') end += device[end] == '\\' ? 2 : 1;
        one.assign(1, ',').append(device.substr(0, end + 1));
        if (sensor.find(one) == sensor.npos) return false;
        device.remove_prefix(std::min(end + 2, device.size()));
    }
    return true;
}

}  // namespace vigie::condition
