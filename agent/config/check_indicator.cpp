// Whether a reading that points into a waveform will find something there.
#include "agent/config/sections.hpp"
#include "agent/waveform/waveforms.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::config {

namespace {

bool leads_to(std::span<const decode::step> steps, const std::string& place) {
    const auto there = decode::pattern::of(place);
    return std::ranges::equal(steps, there.steps(), [](const auto& wanted, const auto& step) {
        return wanted.is == decode::step::what::any ||
               (wanted.is == decode::step::what::name && wanted.text == step.text);
    });
}

}  // namespace

void check_indicator(const mapping& of_reading, const rule& of, const reading& made) {
    for (const auto& each : of.waveforms) {
        const auto behind = made.value.steps_behind(each.at);
        if (!behind) continue;
        const auto places = waveform::indicator_places(each);
        const auto wanted = std::string_view{made.value.text()}.substr(each.at.text().size());
        const std::vector<std::string_view> known(places.begin(), places.end());
        if (std::ranges::none_of(places, [&](const auto& place) { return leads_to(*behind, place); }))
            of_reading.fault("value", fmt::format("value: no indicator of the waveform is at '{}': {}",
                                                  wanted, yaml::suggestion(wanted, known)));
        if (made.scale != 1 && of_reading.has("unit"))
            of_reading.fault("unit", "unit: indicators are in base units already: the waveform has the unit");
        return;
    }
}

}  // namespace vigie::config
