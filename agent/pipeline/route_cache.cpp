#include "agent/pipeline/route_cache.hpp"

namespace vigie::pipeline {

route& route_cache::to(std::string_view topic) {
    if (const auto known = routes_.find(topic); known != routes_.end()) return known->second;
    if (routes_.size() >= most_) routes_.clear();
    route made;
    made.rule = router_->route(topic, found_);
    if (made.rule != map::router::no_rule) made.series.assign(router_->at(made.rule).readings(), store::none);
    return routes_.emplace(std::string{topic}, std::move(made)).first->second;
}

}  // namespace vigie::pipeline
