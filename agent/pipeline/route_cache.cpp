#include "agent/pipeline/route_cache.hpp"

namespace vigie::pipeline {

route& route_cache::to(std::size_t broker, std::string_view topic) {
    if (broker >= routes_.size()) routes_.resize(broker + 1);
    auto& known = routes_[broker];
    if (const auto found = known.find(topic); found != known.end()) return found->second;
    if (size_ >= most_) clear();
    ++size_;
    route made;
    made.rule = router_->route(broker, topic, found_);
    if (made.rule != map::router::no_rule) made.series.assign(router_->at(made.rule).readings(), store::none);
    return known.emplace(std::string{topic}, std::move(made)).first->second;
}

void route_cache::clear() {
    for (auto& each : routes_) each.clear();
    size_ = 0;
}

}  // namespace vigie::pipeline
