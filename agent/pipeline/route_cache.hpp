// Topic → the rule that takes it and the series that its readings go to, remembered so that a known topic
// costs one look-up. Bounded: a full cache is emptied, for an entry is made again in a microsecond.
#pragma once

#include "agent/map/router.hpp"
#include "agent/store/series_table.hpp"

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace vigie::pipeline {

struct route {
    std::uint32_t rule = map::router::no_rule;
    /// By reading; store::none where it is not known yet or depends on the document.
    boost::container::small_vector<store::series_id, 1> series;
};

class route_cache {
public:
    route_cache(const map::router& routes, std::size_t most) : router_(&routes), most_(most) {}

    /// Valid until the next call of a member. The brokers' topics are kept apart.
    route& to(std::size_t broker, std::string_view topic);

    /// Series have gone, and their ids may come again for others.
    void clear();

private:
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    const map::router* router_;
    std::size_t most_;
    map::captures found_;
    using by_topic = boost::unordered_flat_map<std::string, route, hash, std::equal_to<>>;
    std::vector<by_topic> routes_;  ///< by broker
    std::size_t size_ = 0;
};

}  // namespace vigie::pipeline
