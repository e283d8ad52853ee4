// Where a reading's value stands and how it becomes a number in the metric's base unit.
#include "agent/config/sections.hpp"
#include "agent/config/units.hpp"

#include <fmt/format.h>

namespace vigie::config {

namespace {

constexpr std::size_t most_points = 64;
constexpr std::pair<std::string_view, bool> decimals[] = {{"point", false}, {"comma", true}};

void load_place(const mapping& section, const rule& of, reading& to) {
    if (!section.place("value", to.value)) return;
    const auto& as = *of.payload.as;
    if (as.is_scalar && !to.value.steps().empty() && of.payload.inside.empty() && of.waveforms.empty())
        section.fault("value",
                      fmt::format("value: a payload of format {} is one value: leave it out", as.name));
}

void load_unit(const mapping& section, reading& to) {
    if (section.number("scale", to.scale) && to.scale == 0)
        section.fault("scale", "scale: 0 makes every value the same");
    section.number("offset", to.offset);
    std::string symbol;
    if (!section.filled_text("unit", symbol)) return;
    if (section.has("scale") || section.has("offset")) {
        section.fault("unit",
                      "unit: stands for a scale and an offset of its own: leave out either it or these");
        return;
    }
    const auto from = find_unit(symbol);
    if (!from) {
        section.fault("unit", fmt::format("unit: unknown unit '{}': {}", symbol, unit_suggestion(symbol)));
        return;
    }
    to.scale = from->to_base_scale;
    to.offset = from->to_base_offset;
    const auto of_metric = unit_of_metric(to.metric);
    if (!to.metric.empty() && (!of_metric || of_metric->base_name != from->base_name))
        section.fault("unit", fmt::format("unit: '{}' is converted to {}: call the metric '…_{}'", symbol,
                                          from->base_name, from->base_name));
}

void load_calibration(const mapping& section, reading& to) {
    for (const auto& node : section.sequence("calibration")) {
        const bool pair = node.IsSequence() && node.size() == 2;
        const auto raw = pair ? number_at(node[0]) : std::nullopt,
                   real = pair ? number_at(node[1]) : std::nullopt;
        if (!raw || !real) {
            section.faults().add(node.Mark(), "calibration: expected a pair such as [4, 0]: raw, then true");
            return;
        }
        if (!to.calibration.empty() && *raw <= to.calibration.back().first) {
            section.faults().add(node.Mark(), "calibration: the raw values rise from pair to pair");
            return;
        }
        if (to.calibration.size() == most_points) {
            section.faults().add(node.Mark(), fmt::format("calibration: more than {} pairs", most_points));
            return;
        }
        to.calibration.emplace_back(*raw, *real);
    }
    if (to.calibration.size() == 1)
        section.fault("calibration", "calibration: a straight line needs two pairs at least");
}

void load_states(const mapping& section, reading& to) {
    for (const auto& member : section.members("states")) {
        const auto number = number_at(member.value);
        if (!number && !member.value.IsNull())
            section.faults().add(
                member.key_mark,
                fmt::format("states: '{}' stands for a number, or for null: no value", member.key));
        else
            to.states.push_back({member.key, number});
    }
}

void load_quality(const mapping& section, reading& to) {
    const auto* node = section.find("quality");
    if (node == nullptr) return;
    const mapping found(*node, "quality", keys::quality, section.faults());
    quality made;
    if (!found.has("at")) found.fault("at", "at: is missing: where the quality stands");
    if (found.place("at", made.at) && !decode::related::possible(made.at, to.value))
        found.fault("at", "at: has a wildcard that the value's path does not have");
    made.good = found.texts("good");
    if (made.good.empty())
        found.fault("good", "good: is missing: the texts or numbers that mean a good value");
    to.trusted = std::move(made);
}

}  // namespace

void load_value(const mapping& section, const rule& of, reading& to) {
    load_place(section, of, to);
    section.boolean("optional", to.optional);
    section.choice("decimal", to.decimal_comma, decimals);
    load_unit(section, to);
    check_indicator(section, of, to);
    load_calibration(section, to);
    load_states(section, to);
    load_quality(section, to);
}

}  // namespace vigie::config
