#include "agent/pipeline/rejections.hpp"

namespace vigie::pipeline {

void rejections::keep(const key& which, const message& refused, std::string_view metric) {
    auto known = last_.find(which);
    if (known == last_.end()) {
        if (last_.size() >= most) {
            ++not_kept_;
            return;
        }
        known = last_.try_emplace(which).first;
    }
    auto& last = known->second;
    last.topic.assign(refused.topic.substr(0, most_bytes));
    last.payload.assign(refused.payload.substr(0, most_bytes));
    last.payload_bytes = refused.payload.size();
    last.metric.assign(metric);
    last.arrival = refused.arrival;
    ++last.count;
}

void rejections::take_over(std::uint32_t now, rejections& from, std::uint32_t before) {
    for (auto at = from.last_.lower_bound({before, reason{}});
         at != from.last_.end() && at->first.first == before; ++at)
        last_.insert_or_assign({now, at->first.second}, std::move(at->second));
}

}  // namespace vigie::pipeline
