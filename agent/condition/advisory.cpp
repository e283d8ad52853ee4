#include "agent/condition/advisory.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::condition {
namespace {

struct entry {
    std::string_view name;
    std::string_view check;
};

constexpr std::array<entry, 10> entries{{
    {"none", "Nothing stands out."},
    {"sensor", "The sensor itself, its mounting and cable: others of its kind see nothing."},
    {"bearing", "Listen to the bearing, look for play, heat and metal in the grease; plan its replacement."},
    {"lubrication", "Amount and age of the lubricant, then the bearing."},
    {"alignment", "Coupling and shaft alignment, foundation bolts, soft foot."},
    {"balance", "Balance of the rotor: deposits, a lost weight, a bent shaft; looseness."},
    {"cooling", "Cooling and ventilation, filters, ambient temperature, load."},
    {"hydraulics", "Valves, filters, leaks, the suction side; then the flow or pressure sensor."},
    {"load", "Load and blockages on the driven side, supply voltage, all three phases."},
    {"unclear", "What changed first, on the machine's dashboard; then the machine itself."},
}};

/// An indicator speaks when it is at least half as far off as the warning asks of all together.
constexpr double speaks_share = 0.5;

bool speaks(const deviation& now, const judgement_profile& how) noexcept {
    const double off = how.counts == side::up ? now.spreads : std::abs(now.spreads);
    return now.usable && off >= speaks_share * how.warn;
}

/// In how many groups an indicator of `what` speaks.
int heard(quantity what, std::span<const deviation> now, const judgement_profile& how) noexcept {
    std::array<bool, most_groups> groups{};
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto& about = how.indicators[i];
        if (about.measures == what && about.group < most_groups && speaks(now[i], how))
            groups[about.group] = true;
    }
    return static_cast<int>(std::count(groups.begin(), groups.end(), true));
}

/// One group speaks, and another could and does not.
bool one_alone(std::span<const deviation> now, const judgement_profile& how) noexcept {
    std::array<bool, most_groups> speaking{}, usable{};
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto group = how.indicators[i].group;
        if (group >= most_groups) continue;
        speaking[group] = speaking[group] || speaks(now[i], how);
        usable[group] = usable[group] || now[i].usable;
    }
    return std::count(speaking.begin(), speaking.end(), true) == 1 &&
           std::count(usable.begin(), usable.end(), true) > 1;
}

pattern pattern_of(std::span<const deviation> now, const judgement_profile& how) noexcept {
    if (one_alone(now, how)) return pattern::sensor;
    const auto on = [&](quantity what) { return heard(what, now, how); };
    if (on(quantity::impulsiveness) + on(quantity::envelope) > 0) return pattern::bearing;
    if (on(quantity::acceleration_rms) + on(quantity::acceleration_peak) > 0) return pattern::lubrication;
    if (const int velocity = on(quantity::velocity_rms); velocity > 0)
        return velocity > 1 ? pattern::alignment : pattern::balance;
    if (on(quantity::flow) + on(quantity::pressure) > 0) return pattern::hydraulics;
    if (on(quantity::current) + on(quantity::voltage) > 0) return pattern::load;
    if (on(quantity::temperature) > 0) return pattern::cooling;
    return pattern::unclear;
}

}  // namespace

std::string_view name_of(pattern which) noexcept {
    return entries[static_cast<std::size_t>(which)].name;
}

std::string_view check_for(pattern which) noexcept {
    return entries[static_cast<std::size_t>(which)].check;
}

advice advice_for(std::span<const deviation> now, const judgement_profile& how) noexcept {
    advice made;
    now = now.first(std::min(now.size(), how.indicators.size()));
    const auto off = [&](std::size_t i) {
        return how.counts == side::up ? now[i].spreads : std::abs(now[i].spreads);
    };
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!speaks(now[i], how)) continue;
        std::size_t place = made.leads;
        while (place > 0 && off(made.leading[place - 1]) < off(i)) --place;
        if (place >= advice::most_leading) continue;
        const std::size_t end = std::min<std::size_t>(made.leads, advice::most_leading - 1);
        for (std::size_t move = end; move > place; --move) made.leading[move] = made.leading[move - 1];
        made.leading[place] = static_cast<std::uint8_t>(i);
        made.leads = static_cast<std::uint8_t>(std::min<std::size_t>(made.leads + 1u, advice::most_leading));
    }
    if (made.leads > 0) made.looks_like = pattern_of(now, how);
    return made;
}

}  // namespace vigie::condition
