#include "agent/pipeline/pipeline.hpp"

#include "agent/config/fingerprint.hpp"

namespace vigie::pipeline {

pipeline::pipeline(const config::agent& about, witness* told, condition::memory known)
    : about_(&about),
      told_(told),
      router_(about.rules),
      routes_(router_, about.bounds.topics),
      clock_(about.clock, about.bounds.clock_skew),
      table_(about.bounds.series, {about.window, about.forget_after}),
      sensors_(about.sensors, about.machines) {
    for (const auto& rule : about.rules) {
        rows_.push_back(tally_.add_rule(rule.name));
        owners_.push_back(table_.add_owner(rule.series == 0 ? about.bounds.series : rule.series));
        auto& all = made_.emplace_back();
        for (const auto& reading : rule.readings)
            all.push_back({table_.add_family({reading.metric,
                                              reading.help,
                                              reading.type,
                                              rule.window,
                                              rule.expiry.value_or(about.expiry),
                                              {}}),
                           {about.brokers[rule.broker].name,
                            {rule.on_change, false},
                            rule.time.has_value(),
                            config::fingerprint_of(rule, reading.metric)}});
    }
    sensors_.remember(std::move(known));
    declare_inventory();
}

void pipeline::take(const message& incoming) {
    if (incoming.retained) tally_.count_retained();
    const auto to = routes_.to(incoming.broker, incoming.topic);
    const bool known = to.rule != map::router::no_rule;
    if (told_) told_->routed(incoming, known ? &about_->rules[to.rule] : nullptr);
    if (!known) {
        tally_.reject_unrouted();
        if (told_) told_->rejected({reason::no_rule});
        return refused_.keep({tally::unrouted_row, reason::no_rule}, incoming, {});
    }
    passage way{incoming, router_.at(to.rule), to};
    if (const auto taken = take(way))
        tally_.take_message(rows_[to.rule]);
    else
        refuse_message(taken.error(), way);
}

/// Taken when at least one of its readings is; otherwise for the first one's reason.
result<void> pipeline::take(passage& way) {
    const auto& about = way.rule.about();
    const auto& most = about_->bounds;
    if (way.incoming.payload.size() > most.payload_bytes) return reason::payload_too_large;
    // Nobody knows how old it is, so it only tells something of what lasts until it changes.
    if (way.incoming.retained && about.expiry != store::never) return reason::retained;
    if (about.commands) return obey(way);
    const auto decoded = decode::read(way.incoming.payload, about.payload,
                                      {most.nesting, most.values, most.payload_bytes}, document_);
    if (!decoded) return decoded.error();
    way.decoded = true;
    if (!way.rule.applies(document_)) return reason::condition_not_met;
    if (const auto added = waveforms_.add(about.waveforms, document_); !added) return added.error();
    for (std::size_t reading = 0; reading < way.rule.readings(); ++reading) take_values(reading, way);
    if (way.taken > 0) return {};
    return way.first.value_or(way.passed_over ? reason::condition_not_met : reason::value_missing);
}

/// A machine that nobody judges is none for which the rule is.
result<void> pipeline::obey(passage& way) {
    const auto told = condition::parse_command(way.incoming.payload);
    if (!told) return reason::malformed;
    way.rule.topic().match(way.incoming.topic, captured_);
    labels_.clear();
    for (std::size_t i = 0; i < captured_.size(); ++i)
        labels_.items.push_back({way.rule.topic().names()[i], captured_[i]});
    if (!obey(labels_.items, *told, way.incoming.arrival)) return reason::condition_not_met;
    return {};
}

void pipeline::take_values(std::size_t reading, passage& way) {
    bool any = false;
    way.rule.values(reading, document_, [&](const map::found& value) {
        any = true;
        if (const auto* why = value.refused()) {
            refuse_reading(reading, *why, &value, way);
            return true;
        }
        if (!way.rule.applies(reading, value)) {
            way.passed_over = true;
            return true;
        }
        if (way.looked_at++ == about_->bounds.readings_per_message) {
            refuse_reading(reading, reason::too_many_readings, &value, way);
            return false;
        }
        if (const auto taken = take_value(reading, value, way)) {
            ++way.taken;
            tally_.take_reading();
        } else {
            refuse_reading(reading, taken.error(), &value, way);
        }
        return true;
    });
    if (!any && !way.rule.about().readings[reading].optional)
        refuse_reading(reading, reason::value_missing, nullptr, way);
}

result<void> pipeline::take_value(std::size_t reading, const map::found& where, passage& way) {
    way.by = nullptr;
    const auto told = way.rule.time(where, way.incoming.arrival);
    if (!told) return told.error();
    const auto when = clock_.place(*told, way.incoming.arrival);
    if (!when) {
        tell_of_skew(reading, where, way);
        return when.error();
    }
    const auto value = way.rule.value(reading, where);
    if (!value) return value.error();
    const auto id = series_of(reading, where, way);
    if (!id) return id.error();
    const auto& series = table_.at(*id);
    const auto believed = believe(series, {*value, when->at, when->seen, when->own_time}, way);
    if (!believed) return believed.error();
    const auto stored =
        table_.add(*id, {*value, when->at, when->seen, when->own_time, !way.incoming.retained});
    if (!stored) return stored.error();
    if (*stored == store::taken::counter_reset) tally_.count_counter_reset(rows_[way.to.rule]);
    // What was retained says what was, not that the sensor is there.
    if (series.sensor != store::none && !way.incoming.retained)
        sensors_.sample(series.sensor, *value, when->at, when->seen, when->own_time);
    if (way.rule.about().availability) sensors_.device(table_.labels_of(series), *value != 0, when->at);
    if (told_) told_->taken(way.rule.about().readings[reading], table_.labels_of(series), *value, when->at);
    return {};
}

/// Before it is stored, so that neither a value nor a window ever is what nobody believes.
result<void> pipeline::believe(const store::series& series, const condition::heard& reading, passage& way) {
    if (series.sensor == store::none) return {};
    const auto& by = sensors_.at(series.sensor)->condition.about();
    auto believed = result<void>{};
    if (!way.incoming.retained)
        believed = sensors_.check(series.sensor, reading);
    else if (condition::impossible(by, reading.value))
        believed = reason::out_of_range;
    if (!believed) way.by = &by;
    return believed;
}

/// A known sensor whose clock is so far off that its reading is nobody's.
void pipeline::tell_of_skew(std::size_t reading, const map::found& where, passage& way) {
    auto id = way.to.series[reading];
    if (id == store::none && label(reading, where, way))
        id = table_.find(made_[way.to.rule][reading].family, block_);
    if (id == store::none || table_.at(id).sensor == store::none) return;
    sensors_.skewed(table_.at(id).sensor, way.incoming.arrival);
}

/// Leaves the reading's labels in `labels_` and `block_`.
result<void> pipeline::label(std::size_t reading, const map::found& where, passage& way) {
    const auto& rule = way.rule;
    rule.topic().match(way.incoming.topic, captured_);
    const auto labelled = rule.labels(reading, captured_, where, about_->bounds.label_bytes, labels_);
    if (!labelled) return labelled.error();
    block_.clear();
    map::render(labels_.items, block_);
    return {};
}

result<store::series_id> pipeline::series_of(std::size_t reading, const map::found& where, passage& way) {
    auto& remembered = way.to.series[reading];
    if (remembered != store::none) return remembered;
    if (const auto labelled = label(reading, where, way); !labelled) return labelled.error();
    const auto& made = made_[way.to.rule][reading];
    const auto found = table_.find_or_add(made.family, block_, owners_[way.to.rule]);
    if (!found) return found.error();
    if (found->added)
        table_.set_sensor(found->id,
                          sensors_.add(way.rule.about().readings[reading].metric, labels_.items, made.from));
    if (way.rule.labels_follow_from_topic(reading)) remembered = found->id;
    return found->id;
}

void pipeline::refuse_reading(std::size_t reading, reason why, const map::found* where, passage& way) {
    const auto& about = way.rule.about().readings[reading];
    tally_.reject_reading(rows_[way.to.rule], why);
    if (told_) told_->rejected({why, &about, &document_, where, way.by});
    if (!way.first) way.first = why;
    refused_.keep({rows_[way.to.rule], why}, way.incoming, about.metric);
}

void pipeline::refuse_message(reason why, const passage& way) {
    tally_.reject_message(rows_[way.to.rule], why);
    if (way.first) return;  // its readings have said why
    if (told_) told_->rejected({why, nullptr, way.decoded ? &document_ : nullptr, nullptr});
    refused_.keep({rows_[way.to.rule], why}, way.incoming, {});
}

std::vector<std::size_t> pipeline::series_by_row() const {
    std::vector<std::size_t> sizes(tally_.rows().size());
    for (std::size_t rule = 0; rule < rows_.size(); ++rule)
        sizes[rows_[rule]] += table_.size_of(owners_[rule]);
    return sizes;
}

void pipeline::sweep(timestamp wall) {
    const auto now = clock_.now(wall);
    if (clock_.has_begun() && !data_clock_began_) {
        data_clock_began_ = true;  // until now it was the wall's
        sensors_.wait_anew(now);
    }
    sensors_.tick(now);
    if (held_) return;
    const auto gone = table_.remove_gone(now, [&](std::uint32_t sensor) {
        return sensors_.was_heard_within(sensor, about_->forget_after, now);
    });
    for (const auto id : gone)
        if (const auto judged = table_.at(id).sensor; judged != store::none) sensors_.remove(judged);
    if (!gone.empty()) routes_.clear();
}

}  // namespace vigie::pipeline
