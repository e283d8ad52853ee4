#include "agent/config/unchanged.hpp"

#include <string_view>
#include <unordered_map>

namespace vigie::config {

namespace {

bool is_same(const rule& before, const agent& then, const rule& after, const agent& now) {
    if (then.brokers[before.broker].name != now.brokers[after.broker].name) return false;
    if (after.time && then.clock != now.clock) return false;
    auto moved = before;
    moved.broker = after.broker;
    return moved == after;
}

}  // namespace

std::vector<std::optional<std::size_t>> unchanged_rules(const agent& before, const agent& now) {
    std::unordered_multimap<std::string_view, std::size_t> by_topic;  // names may be shared
    for (std::size_t i = 0; i < before.rules.size(); ++i) by_topic.emplace(before.rules[i].topic, i);
    std::vector<std::optional<std::size_t>> all;
    for (const auto& rule : now.rules) {
        auto& same = all.emplace_back();
        for (auto [at, end] = by_topic.equal_range(rule.topic); at != end && !same; ++at)
            if (is_same(before.rules[at->second], before, rule, now)) same = at->second;
    }
    return all;
}

}  // namespace vigie::config
