// What a sensor cannot do: `interval`, `range`, `rate`, `stuck_after` and `clock_skew`.
#include "agent/config/durations_and_sizes.hpp"
#include "agent/config/sections.hpp"
#include "agent/decode/number.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::config {

namespace {

/// Without `silent_after` a sensor may miss so many intervals.
constexpr int silent_intervals = 3;

std::optional<double> number_of(const YAML::Node& node) {
    if (!node.IsScalar()) return std::nullopt;
    const auto number = decode::parse_number(node.Scalar());
    return number ? std::optional{*number} : std::nullopt;
}

void load_range(const mapping& section, const std::optional<unit>& in, sensor& to) {
    const auto* node = section.find("range");
    if (node == nullptr) return;
    const bool two = node->IsSequence() && node->size() == 2;
    const auto low = two ? number_of((*node)[0]) : std::nullopt,
               high = two ? number_of((*node)[1]) : std::nullopt;
    if (!low || !high)
        return section.fault("range", "range: expected the lowest and the highest value, such as [-40, 150]");
    if (*low >= *high) return section.fault("range", "range: the second value is not above the first");
    const auto base = [&](double shown) {
        return in ? shown * in->to_base_scale + in->to_base_offset : shown;
    };
    to.range = {base(*low), base(*high)};
    const std::pair<std::string_view, std::optional<double>> limits[] = {
        {"warning", to.limits.warning},
        {"critical", to.limits.critical},
        {"low_warning", to.limits.low_warning},
        {"low_critical", to.limits.low_critical}};
    for (const auto& [name, limit] : limits)
        if (limit && (*limit < to.range->low || *limit > to.range->high))
            section.fault("range",
                          fmt::format("range: the {} limit lies outside, where no value is believed", name));
}

void load_rate(const mapping& section, const std::optional<unit>& in, sensor& to) {
    const auto* node = section.find("rate");
    if (node == nullptr) return;
    const mapping of_rate(*node, "rate", keys::rate, section.faults());
    rate made{0, 1s};
    of_rate.time_span("per", made.per, 1ms, 24h);
    if (!of_rate.has("most"))
        section.fault("rate", "rate: 'most' is missing: the most that the value changes within 'per'");
    else if (of_rate.number("most", made.most) && made.most <= 0)
        of_rate.fault("most", "most: a change is above 0");
    if (in) made.most *= in->to_base_scale;
    to.rate = made;
}

void load_clock_skew(const mapping& section, const agent& so_far, const metric_catalogue::entry* made,
                     sensor& to) {
    duration most{};
    if (!section.time_span("clock_skew", most, 1s, so_far.bounds.clock_skew)) return;
    to.clock_skew = most;
    if (so_far.clock != clock_source::arrival)
        section.fault("clock_skew", "clock_skew: only 'clock: arrival' has a clock to compare with");
    if (made != nullptr && !made->timed)
        section.fault("clock_skew",
                      fmt::format("clock_skew: no rule that makes '{}' has a 'time'", to.metric));
}

void load_silence(const mapping& section, const agent& so_far, sensor& to) {
    if (duration interval{}; section.time_span("interval", interval, 10ms, 30 * 24h)) {
        to.interval = interval;
        to.silent_after = std::max<duration>(interval * silent_intervals, 1s);
    }
    section.time_span("silent_after", to.silent_after, 1s, 365 * 24h);
    if (to.interval && to.silent_after < *to.interval)
        section.fault("silent_after",
                      fmt::format("silent_after: is less than interval, {}", to_text(*to.interval)));
    if (to.silent_after < so_far.forget_after) return;
    const auto* key = section.has("silent_after") || !to.interval ? "silent_after" : "interval";
    section.fault(key, fmt::format("{}: the sensor is forgotten after {} (forget_after) already", key,
                                   to_text(so_far.forget_after)));
}

}  // namespace

void load_sanity(const mapping& section, const agent& so_far, const metric_catalogue::entry* made,
                 const std::optional<unit>& in, sensor& to) {
    load_silence(section, so_far, to);
    load_range(section, in, to);
    load_rate(section, in, to);
    if (duration length{}; section.time_span("stuck_after", length, 1s, 365 * 24h)) {
        to.stuck_after = length;
        if (to.interval && length < 2 * *to.interval)
            section.fault("stuck_after", "stuck_after: is less than two intervals");
    }
    load_clock_skew(section, so_far, made, to);
}

}  // namespace vigie::config
