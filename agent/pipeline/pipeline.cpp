#include "agent/pipeline/pipeline.hpp"

namespace vigie::pipeline {

pipeline::pipeline(const config::agent& about)
    : about_(&about),
      router_(about.rules),
      routes_(router_, about.bounds.topics),
      clock_(about.clock, about.bounds.clock_skew),
      table_(about.bounds.series, {about.window, about.forget_after}),
      sensors_(about.sensors) {
    for (const auto& rule : about.rules) {
        rows_.push_back(tally_.add_rule(rule.name));
        owners_.push_back(table_.add_owner(about.bounds.series));
        auto& made = families_.emplace_back();
        for (const auto& reading : rule.readings)
            made.push_back(table_.add_family({reading.metric,
                                              reading.help,
                                              reading.type,
                                              rule.window,
                                              rule.expiry.value_or(about.expiry),
                                              {}}));
    }
}

void pipeline::take(const message& incoming) {
    const auto to = routes_.to(incoming.topic);
    if (to.rule == map::router::no_rule) return tally_.reject_unrouted();
    const auto row = rows_[to.rule];
    if (const auto taken = take(incoming, router_.at(to.rule), to, row))
        tally_.take_message();
    else
        tally_.reject_message(row, taken.error());
}

/// Taken when at least one of its readings is; otherwise for the first one's reason.
result<void> pipeline::take(const message& incoming, const map::mapping& rule, const route& to,
                            std::uint32_t row) {
    if (incoming.payload.size() > about_->bounds.payload_bytes) return reason::payload_too_large;
    fields_.reset(rule.wanted().slots());
    const auto decoded = rule.decoder()(incoming.payload, rule.wanted(), {about_->bounds.nesting}, fields_);
    if (!decoded) return decoded.error();
    const auto told = rule.time(fields_);
    if (!told) return told.error();
    const auto when = clock_.place(*told, incoming.arrival);
    if (!when) return when.error();

    std::optional<reason> first;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < rule.readings(); ++i) {
        const auto outcome = take_reading(i, incoming, rule, to, *when);
        if (outcome) {
            ++taken;
            tally_.take_reading();
        } else {
            tally_.reject_reading(row, outcome.error());
            if (!first) first = outcome.error();
        }
    }
    if (taken == 0) return first.value_or(reason::value_missing);
    return {};
}

result<void> pipeline::take_reading(std::size_t reading, const message& incoming, const map::mapping& rule,
                                    const route& to, const data_clock::moment& when) {
    const auto value = rule.value(reading, fields_);
    if (!value) return value.error();
    const auto id = series_of(reading, incoming, rule, to);
    if (!id) return id.error();
    const auto stored = table_.add(*id, {*value, when.at, when.seen, when.own_time});
    if (!stored) return stored.error();
    if (const auto judged = table_.at(*id).sensor; judged != store::none)
        sensors_.sample(judged, *value, when.at, when.seen, when.own_time);
    return {};
}

result<store::series_id> pipeline::series_of(std::size_t reading, const message& incoming,
                                             const map::mapping& rule, const route& to) {
    auto& remembered = to.series[reading];
    if (remembered != store::none) return remembered;
    rule.topic().match(incoming.topic, captured_);
    const auto labelled = rule.labels(reading, captured_, fields_, about_->bounds.label_bytes, labels_);
    if (!labelled) return labelled.error();
    block_.clear();
    map::render(labels_.items, block_);
    const auto found = table_.find_or_add(families_[to.rule][reading], block_, owners_[to.rule]);
    if (!found) return found.error();
    if (found->added)
        table_.set_sensor(found->id, sensors_.add(rule.about().readings[reading].metric, labels_.items));
    if (rule.labels_follow_from_topic(reading)) remembered = found->id;
    return found->id;
}

void pipeline::sweep(timestamp wall) {
    const auto now = clock_.now(wall);
    sensors_.tick(now);
    if (held_) return;
    const auto gone = table_.remove_gone(now);
    for (const auto id : gone)
        if (const auto judged = table_.at(id).sensor; judged != store::none) sensors_.remove(judged);
    if (!gone.empty()) routes_.clear();
}

}  // namespace vigie::pipeline
