#include "agent/map/router.hpp"

#include "agent/config/topic_filter.hpp"

#include <algorithm>

namespace vigie::map {

router::router(const std::vector<config::rule>& rules) {
    mappings_.reserve(rules.size());
    for (const auto& rule : rules) mappings_.emplace_back(rule);
}

std::uint32_t router::route(std::size_t broker, std::string_view topic, captures& found) const {
    for (std::uint32_t i = 0; i < mappings_.size(); ++i)
        if (mappings_[i].about().broker == broker && mappings_[i].topic().match(topic, found)) return i;
    return no_rule;
}

std::vector<router::subscription> router::subscriptions(std::size_t broker) const {
    const auto covers = [](const mapping& wide, const mapping& narrow) {
        return config::covers(wide.about().topic, narrow.about().topic);
    };
    std::vector<const mapping*> widest;
    for (const auto& mapping : mappings_) {
        if (mapping.about().broker != broker) continue;
        if (std::any_of(widest.begin(), widest.end(),
                        [&](const auto* wide) { return covers(*wide, mapping); }))
            continue;
        std::erase_if(widest, [&](const auto* other) { return covers(mapping, *other); });
        widest.push_back(&mapping);
    }
    std::vector<subscription> all;
    for (const auto* wide : widest) {
        subscription asked{wide->topic().subscription(), 0};
        for (const auto& mapping : mappings_)
            if (mapping.about().broker == broker && covers(*wide, mapping))
                asked.qos = std::max(asked.qos, mapping.about().qos);
        all.push_back(std::move(asked));
    }
    return all;
}

}  // namespace vigie::map
