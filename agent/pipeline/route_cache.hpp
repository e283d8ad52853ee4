// Topic → the rule that takes it and the series that its readings go to, remembered so that a known topic
// costs one look-up. Bounded: a full cache is emptied, for an entry is made again in a microsecond. About 40
// bytes a topic, its text and four for each reading.
#pragma once

#include "agent/map/router.hpp"
#include "agent/store/series_table.hpp"
#include "agent/store/text_arena.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace vigie::pipeline {

struct route {
    std::uint32_t rule = map::router::no_rule;
    /// By reading; store::none where it is not known yet or depends on the document.
    std::span<store::series_id> series;
};

class route_cache {
public:
    route_cache(const map::router& routes, std::size_t most);
    route_cache(const route_cache&) = delete;
    route_cache& operator=(const route_cache&) = delete;

    /// Valid until the next call of a member. The brokers' topics are kept apart.
    route to(std::size_t broker, std::string_view topic);

    /// Series have gone, and their ids may come again for others.
    void clear();

    std::size_t size() const noexcept;

private:
    struct entry {
        store::text_arena::ref topic;
        std::uint32_t rule;
        std::uint32_t first;  ///< of its readings among series_
    };
    struct hash {
        using is_transparent = void;
        const store::text_arena* topics;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
        std::size_t operator()(const entry& one) const { return (*this)(topics->at(one.topic)); }
    };
    struct equal {
        using is_transparent = void;
        const store::text_arena* topics;
        bool operator()(const entry& a, const entry& b) const { return a.topic.at == b.topic.at; }
        bool operator()(std::string_view text, const entry& b) const { return topics->at(b.topic) == text; }
        bool operator()(const entry& a, std::string_view text) const { return (*this)(text, a); }
    };
    using by_topic = boost::unordered_flat_set<entry, hash, equal>;

    by_topic& of(std::size_t broker);
    route series_of(const entry&);

    const map::router* router_;
    std::size_t most_;
    map::captures found_;
    store::text_arena topics_;
    std::vector<store::series_id> series_;
    std::vector<by_topic> routes_;  ///< by broker
};

}  // namespace vigie::pipeline
