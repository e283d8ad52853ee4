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

}  // namespace vigie::pipeline
