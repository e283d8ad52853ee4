#include "agent/config/unchanged.hpp"
#include "agent/pipeline/pipeline.hpp"

namespace vigie::pipeline {
namespace {

constexpr std::uint32_t gone = 0xffff'ffff;

/// What a rule's metric is kept as.
store::family_id family_of(const config::rule& rule, const std::vector<store::family_id>& families,
                           std::string_view metric) {
    for (std::size_t reading = 0; reading < rule.readings.size(); ++reading)
        if (rule.readings[reading].metric == metric) return families[reading];
    return store::none;
}

}  // namespace

std::size_t pipeline::inherit(pipeline& from) {
    tally_.go_on_from(from.tally_);
    clock_.go_on_from(from.clock_);
    refused_.take_over(tally::unrouted_row, from.refused_, tally::unrouted_row);

    std::vector<std::uint32_t> now(from.about_->rules.size(), gone);  // by former rule
    const auto same = config::unchanged_rules(*from.about_, *about_);
    for (std::uint32_t rule = 0; rule < same.size(); ++rule) {
        if (!same[rule]) continue;
        now[*same[rule]] = rule;
        refused_.take_over(rows_[rule], from.refused_, from.rows_[*same[rule]]);
    }

    std::size_t without_room = 0;
    std::vector<map::label_value> labels;
    std::deque<std::string> plain;
    for (const auto& family : from.table_.families())
        for (const auto id : family.members) {
            auto state = from.table_.at(id);
            const auto rule = now[state.owner];
            if (rule == gone) continue;
            const auto to = family_of(about_->rules[rule], families_[rule], family.metric);
            const auto found = table_.find_or_add(to, from.table_.labels_of(state), owners_[rule]);
            if (!found) {
                ++without_room;
                continue;
            }
            // Windows of another length say nothing of this one's.
            if (from.about_->window != about_->window) state.current = state.previous = {};
            table_.restore(found->id, state);
            map::parse(from.table_.labels_of(state), labels, plain);
            const auto sensor = sensors_.add(family.metric, labels);
            table_.set_sensor(found->id, sensor);
            if (sensor != condition::sensors::none && state.sensor != store::none)
                sensors_.take_over(sensor, from.sensors_, state.sensor);
        }
    return without_room;
}

}  // namespace vigie::pipeline
