#include "agent/map/mapping.hpp"

#include "agent/map/payload_time.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vigie::map {
namespace {

std::size_t index_of(const std::vector<std::string>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Text as it is, numbers in their shortest form, true and false as JSON writes them; nothing for arrays and
/// objects.
std::optional<std::string_view> as_text(const scalar& value, label_list& out) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return *text;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value)) {
        auto& digits = out.numbers.emplace_back();
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr;
        return std::string_view{digits.data(), static_cast<std::size_t>(end - digits.data())};
    }
    return std::nullopt;
}

}  // namespace

mapping::mapping(const config::rule& about)
    : about_(&about), topic_(about.topic), decoder_(decode::find_decoder(about.format)) {
    // Pointers were checked when the configuration was loaded, so add() has a slot for each.
    if (about.time) time_ = wanted_.add(*about.time);
    for (const auto& reading : about.readings) {
        compiled_reading compiled{*wanted_.add(reading.pointer), false, {}};
        for (const auto& label : reading.labels) {
            std::size_t at = 0;
            if (label.from == config::label::source::capture) at = index_of(topic_.names(), label.text);
            if (label.from == config::label::source::pointer) {
                at = *wanted_.add(label.text);
                compiled.from_document = true;
            }
            compiled.labels.push_back({&label, at});
        }
        readings_.push_back(std::move(compiled));
    }
}

result<std::optional<timestamp>> mapping::time(const decode::fields& found) const {
    if (!time_) return std::optional<timestamp>{};
    const auto& field = found.at(*time_);
    if (!field) return reason::bad_time;
    const auto at = payload_time(*field, about_->unit_of_time);
    if (!at) return at.error();
    return std::optional{*at};
}

result<double> mapping::value(std::size_t reading, const decode::fields& found) const {
    const auto& field = found.at(readings_[reading].value);
    if (!field) return reason::value_missing;
    double raw = 0;
    if (const auto* number = std::get_if<double>(&*field)) {
        raw = *number;
    } else if (const auto* flag = std::get_if<bool>(&*field)) {
        raw = *flag ? 1 : 0;
    } else {
        return reason::not_a_number;
    }
    const auto& about = about_->readings[reading];
    const double base = raw * about.scale + about.offset;
    if (!std::isfinite(base)) return reason::not_finite;
    return base;
}

result<void> mapping::labels(std::size_t reading, const captures& captured, const decode::fields& found,
                             std::size_t label_bytes, label_list& out) const {
    out.items.clear();
    out.numbers.clear();
    for (const auto& label : readings_[reading].labels) {
        std::string_view text = label.about->text;
        if (label.about->from == config::label::source::capture) text = captured[label.at];
        if (label.about->from == config::label::source::pointer) {
            const auto& field = found.at(static_cast<decode::slot>(label.at));
            const auto value = field ? as_text(*field, out) : std::nullopt;
            if (!value) return reason::label_missing;
            text = *value;
        }
        if (text.size() > label_bytes) return reason::label_too_long;
        out.items.push_back({label.about->name, text});
    }
    return {};
}

}  // namespace vigie::map
