#include "agent/map/mapping.hpp"

#include "agent/config/names.hpp"
#include "agent/map/value.hpp"

#include <algorithm>
#include <charconv>

namespace vigie::map {
namespace {

using source = config::label::source;

template <class Names>
std::size_t index_of(const Names& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

template <class Number>
std::string_view digits_of(Number number, label_list& out) {
    if (out.numbers_used == out.numbers.size()) out.numbers.emplace_back();
    auto& digits = out.numbers[out.numbers_used++];
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), static_cast<std::size_t>(end - digits.data())};
}

/// Text as it is, true and false as JSON writes them, whole numbers digit by digit (they may be identifiers
/// that no double holds), others in their shortest form; nothing for the rest.
std::optional<std::string_view> label_text(const decode::value& of, label_list& out) {
    switch (of.is) {
        case decode::kind::text:
        case decode::kind::boolean:
            return decode::text_of(of);
        case decode::kind::number: {
            const bool whole = !of.text.empty() && of.text.find_first_not_of("-0123456789") == of.text.npos;
            return whole ? of.text : digits_of(of.number, out);
        }
        default:
            return std::nullopt;
    }
}

/// What stood at a capture of the value's path: the member's name, or the element's index.
std::string_view place_text(const decode::document& in, const decode::binding& at, label_list& out) {
    const auto& value = in.at(at.at);
    return value.key.empty() ? digits_of(at.index, out) : value.key;
}

bool holds(const config::condition& about, const decode::document& in, decode::document::place at) {
    const bool nothing = at == decode::document::nowhere || in.at(at).is == decode::kind::null;
    const bool among = nothing
                           ? about.or_nothing
                           : std::ranges::find(about.texts, decode::text_of(in.at(at))) != about.texts.end();
    return among == about.wanted;
}

}  // namespace

mapping::mapping(const config::rule& about)
    : about_(&about), topic_(about.topic), conditions_(compile(about.conditions)) {
    if (about.time) time_.emplace(*about.time);
    for (const auto& reading : about.readings) readings_.push_back(compile(reading));
}

std::vector<mapping::compiled_condition> mapping::compile(const std::vector<config::condition>& all) {
    std::vector<compiled_condition> made;
    for (const auto& each : all) made.push_back({&each, decode::related{each.at}});
    return made;
}

mapping::compiled_reading mapping::compile(const config::reading& reading) const {
    compiled_reading made;
    made.conditions = compile(reading.conditions);
    if (reading.trusted) made.quality.emplace(reading.trusted->at);
    if (reading.labels_from) made.labels_from.emplace(*reading.labels_from);
    made.from_document = reading.labels_from.has_value();
    for (const auto& label : reading.labels) {
        compiled_label one{&label, 0, decode::related{label.at}};
        if (label.from == source::capture) one.index = index_of(topic_.names(), label.text);
        if (label.from == source::place) one.index = index_of(reading.value.captures(), label.text);
        made.from_document =
            made.from_document || label.from == source::pointer || label.from == source::place;
        made.labels.push_back(std::move(one));
    }
    return made;
}

bool mapping::holds(const std::vector<compiled_condition>& all, const decode::document& in,
                    const decode::bindings& bound) {
    return std::ranges::all_of(
        all, [&](const auto& each) { return map::holds(*each.about, in, each.at.find(in, bound)); });
}

result<double> mapping::value(std::size_t reading, const found& where) const {
    const auto& about = about_->readings[reading];
    if (const auto& quality = readings_[reading].quality) {
        const auto at = quality->find(where.in, where.bound);
        if (at != decode::document::nowhere &&
            std::ranges::find(about.trusted->good, decode::text_of(where.in.at(at))) ==
                about.trusted->good.end())
            return reason::bad_quality;
    }
    return in_base_units(where.in.at(where.at), about);
}

result<std::optional<timestamp>> mapping::time(const found& where, timestamp arrival) const {
    if (!time_) return std::optional<timestamp>{};
    const auto at = time_->read(where.in, where.bound, arrival);
    if (!at) return at.error();
    if (about_->max_age && arrival - *at > *about_->max_age) return reason::stale;
    return std::optional{*at};
}

result<void> mapping::labels(std::size_t reading, const captures& captured, const found& where,
                             std::size_t label_bytes, label_list& out) const {
    out.clear();
    for (const auto& label : readings_[reading].labels) {
        std::string_view text = label.about->text;
        if (label.about->from == source::capture) text = captured[label.index];
        if (label.about->from == source::place) text = place_text(where.in, where.bound[label.index], out);
        if (label.about->from == source::pointer) {
            const auto at = label.at.find(where.in, where.bound);
            const auto value =
                at == decode::document::nowhere ? std::nullopt : label_text(where.in.at(at), out);
            if (!value) return reason::label_missing;
            text = *value;
        }
        if (text.size() > label_bytes) return reason::label_too_long;
        out.items.push_back({label.about->name, text});
    }
    const auto& from = readings_[reading].labels_from;
    const auto object = from ? from->find(where.in, where.bound) : decode::document::nowhere;
    return object == decode::document::nowhere ? result<void>{} : spread(where.in, object, label_bytes, out);
}

/// The document's own order means nothing, so that the same labels always make the same series. What the
/// configuration names itself stays.
result<void> mapping::spread(const decode::document& in, decode::document::place object,
                             std::size_t label_bytes, label_list& out) {
    constexpr std::size_t most = 32;
    for (auto at = in.first(object); at != decode::document::nowhere; at = in.next(object, at)) {
        const auto& member = in.at(at);
        if (std::ranges::find(out.items, member.key, &label_value::name) != out.items.end()) continue;
        const auto text = label_text(member, out);
        if (!text) continue;  // an object or an array is no label
        if (!config::fault_of_label_name(member.key).empty() || out.items.size() == most)
            return reason::label_invalid;
        if (text->size() > label_bytes) return reason::label_too_long;
        out.items.push_back({member.key, *text});
    }
    std::ranges::sort(out.items, {}, &label_value::name);
    return {};
}

}  // namespace vigie::map
