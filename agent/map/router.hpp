// Which rule takes a topic: the first one that matches, as the operator wrote them.
#pragma once

#include "agent/map/mapping.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::map {

class router {
public:
    static constexpr std::uint32_t no_rule = 0xffff'ffff;

    /// `rules` outlive the router.
    explicit router(const std::vector<config::rule>& rules);

    /// Index of the mapping, with what its captures found; no_rule when none matches. O(rules): ask once a
    /// topic.
    std::uint32_t route(std::size_t broker, std::string_view topic, captures& found) const;

    const mapping& at(std::uint32_t index) const { return mappings_[index]; }
    std::size_t size() const noexcept { return mappings_.size(); }

    /// What a broker is asked for, with the highest quality of service that a rule wants. A filter that
    /// another one covers is left out: brokers may send a message once for each subscription that it matches.
    struct subscription {
        std::string filter;
        int qos = 0;
    };
    std::vector<subscription> subscriptions(std::size_t broker) const;

private:
    std::vector<mapping> mappings_;
};

}  // namespace vigie::map
