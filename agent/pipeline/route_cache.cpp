#include "agent/pipeline/route_cache.hpp"

namespace vigie::pipeline {

route_cache::route_cache(const map::router& routes, std::size_t most) : router_(&routes), most_(most) {}

std::size_t route_cache::size() const noexcept {
    std::size_t all = 0;
    for (const auto& known : routes_) all += known.size();
    return all;
}

route_cache::by_topic& route_cache::of(std::size_t broker) {
    while (routes_.size() <= broker) routes_.emplace_back(0, hash{&topics_}, equal{&topics_});
    return routes_[broker];
}

route route_cache::to(std::size_t broker, std::string_view topic) {
    auto& known = of(broker);
    if (const auto found = known.find(topic); found != known.end()) return series_of(*found);
    if (size() >= most_) clear();
    const auto rule = router_->route(broker, topic, found_);
    const entry made{topics_.add(topic), rule, static_cast<std::uint32_t>(series_.size())};
    if (rule != map::router::no_rule)
        series_.resize(series_.size() + router_->at(rule).readings(), store::none);
    known.insert(made);
    return series_of(made);
}

route route_cache::series_of(const entry& one) {
    if (one.rule == map::router::no_rule) return {};
    return {one.rule, std::span{series_}.subspan(one.first, router_->at(one.rule).readings())};
}

void route_cache::clear() {
    for (auto& known : routes_) known.clear();
    series_.clear();
    topics_.clear();
}

}  // namespace vigie::pipeline
