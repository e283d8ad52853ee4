// The sensors that there should be, made before the first message: so those that never come are seen, too.
#include "agent/pipeline/pipeline.hpp"

namespace vigie::pipeline {

/// The configuration has seen to it that there is room for them, and a description of each.
void pipeline::declare_inventory() {
    for (const auto& one : about_->inventory) {
        labels_.clear();
        for (const auto& [name, text] : one.labels) labels_.items.push_back({name, text});
        block_.clear();
        map::render(labels_.items, block_);
        const auto rule = static_cast<std::uint32_t>(one.rule);
        const auto& made = made_[rule][one.reading];
        const auto found = table_.find_or_add(made.family, block_, owners_[rule]);
        if (!found || !found->added) continue;
        const auto& metric = about_->rules[rule].readings[one.reading].metric;
        auto from = made.from;
        from.how.declared = true;
        table_.declare(found->id);
        table_.set_sensor(found->id, sensors_.add(metric, labels_.items, from));
    }
}

}  // namespace vigie::pipeline
