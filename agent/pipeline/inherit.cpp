#include "agent/config/unchanged.hpp"
#include "agent/pipeline/pipeline.hpp"

#include <algorithm>

namespace vigie::pipeline {
namespace {

constexpr std::uint32_t gone = 0xffff'ffff;

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

    // Devices first: sensors are then found to hang on them.
    std::size_t without_room = 0;
    for (const bool devices : {true, false})
        for (const auto& family : from.table_.families())
            for (const auto id : family.members) {
                const auto& state = from.table_.at(id);
                const auto rule = now[state.owner];
                if (rule == gone || about_->rules[rule].availability != devices) continue;
                if (!inherit_series(from, family.metric, state, rule)) ++without_room;
            }
    data_clock_began_ = from.data_clock_began_;
    return without_room;
}

bool pipeline::inherit_series(pipeline& from, std::string_view metric, store::series state,
                              std::uint32_t rule) {
    const auto labels = from.table_.labels_of(state);
    const auto& about = about_->rules[rule];
    const auto reading = std::ranges::find(about.readings, metric, &config::reading::metric);
    const auto& made = made_[rule][static_cast<std::size_t>(reading - about.readings.begin())];
    const auto found = table_.find_or_add(made.family, labels, owners_[rule]);
    if (!found) return false;
    // Windows of another length say nothing of this one's.
    if (from.about_->window != about_->window) state.current = state.previous = {};
    table_.restore(found->id, state);
    if (found->added) {
        std::vector<map::label_value> parsed;
        std::deque<std::string> plain;
        map::parse(labels, parsed, plain);
        table_.set_sensor(found->id, sensors_.add(metric, parsed, made.from));
    }
    const auto sensor = table_.at(found->id).sensor;
    if (sensor != condition::sensors::none && state.sensor != store::none)
        sensors_.take_over(sensor, from.sensors_, state.sensor);
    if (about.availability && state.sampled) sensors_.device(labels, state.value != 0, state.at);
    return true;
}

}  // namespace vigie::pipeline
