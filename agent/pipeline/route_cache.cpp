#include "agent/pipeline/route_cache.hpp"

namespace vigie::pipeline {

route_cache::route_cache(const map::router& routes, std::size_t most)
    : router_(&routes), most_(most), routes_(0, hash{&topics_}, equal{&topics_}) {}

route route_cache::to(std::string_view topic) {
    if (const auto known = routes_.find(topic); known != routes_.end()) return series_of(*known);
    if (routes_.size() >= most_) clear();
    const auto rule = router_->route(topic, found_);
    const entry made{topics_.add(topic), rule, static_cast<std::uint32_t>(series_.size())};
    if (rule != map::router::no_rule)
        series_.resize(series_.size() + router_->at(rule).readings(), store::none);
    routes_.insert(made);
    return series_of(made);
}

route route_cache::series_of(const entry& one) {
    if (one.rule == map::router::no_rule) return {};
    return {one.rule, std::span{series_}.subspan(one.first, router_->at(one.rule).readings())};
}

void route_cache::clear() {
    routes_.clear();
    series_.clear();
    topics_.clear();
}

}  // namespace vigie::pipeline
