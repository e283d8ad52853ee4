#include "agent/config/judgement_profiles.hpp"
#include "agent/config/sections.hpp"
#include "agent/decode/number.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::config {

namespace {

constexpr std::size_t most_machines = 1'000;  // each is looked at when a machine appears
constexpr std::size_t most_series = 16;

constexpr std::pair<std::string_view, machine_kind> kinds[] = {{"bearing", machine_kind::bearing},
                                                               {"temperature", machine_kind::temperature},
                                                               {"circulation", machine_kind::circulation}};
constexpr std::pair<std::string_view, scale> scales[] = {{"linear", scale::linear},
                                                         {"logarithmic", scale::logarithmic}};
constexpr std::pair<std::string_view, quantity> quantities[] = {
    {"other", quantity::other},
    {"acceleration_rms", quantity::acceleration_rms},
    {"acceleration_peak", quantity::acceleration_peak},
    {"impulsiveness", quantity::impulsiveness},
    {"envelope", quantity::envelope},
    {"velocity_rms", quantity::velocity_rms},
    {"temperature", quantity::temperature},
    {"current", quantity::current},
    {"pressure", quantity::pressure},
    {"flow", quantity::flow},
    {"voltage", quantity::voltage},
};

void load_place(const mapping& section, machine& to) {
    for (auto& [name, text, key_mark, value_mark] : section.pairs("match")) {
        if (std::ranges::find(place_labels, name) == place_labels.end())
            section.faults().add(key_mark,
                                 fmt::format("match: a machine is told by 'site', 'line' and 'machine', not "
                                             "by '{}'",
                                             name));
        to.match.emplace(std::move(name), std::move(text));
    }
}

/// The series, which stand on a machine.
told_series load_series(const mapping& section, const metric_catalogue& metrics) {
    sensor read;
    const auto* made = load_told(section, metrics, read);
    if (made != nullptr && !made->may_have("machine"))
        section.fault("metric",
                      fmt::format("metric: '{}' has no label 'machine', so no machine has it", read.metric));
    const auto unit = unit_of_metric(read.metric);
    return {read.metric, read.match, read.quantity, unit ? std::string{unit->symbol} : std::string{}};
}

void load_group(const mapping& section, const metric_catalogue& metrics, judged_series& to) {
    if (!section.filled_text("group_by", to.group_by)) return;
    const auto* made = metrics.find(to.told.metric);
    if (made == nullptr || made->may_have(to.group_by)) return;
    section.fault("group_by", fmt::format("group_by: '{}' has no label '{}'", to.told.metric, to.group_by));
}

judged_series load_indicator(const YAML::Node& node, machine_kind kind, const metric_catalogue& metrics,
                             fault_list& faults) {
    const mapping section(node, "indicators", keys::indicator, faults);
    judged_series to;
    to.told = load_series(section, metrics);
    auto measures = quantity::other;
    section.choice("measures", measures, quantities);
    to.how = indicator_of(kind, measures);
    load_group(section, metrics, to);
    section.choice("scale", to.how.values, scales);
    load_amount(section, "least_spread", to.how.least_spread, 0, 1e12);
    load_amount(section, "least_spread_share", to.how.least_spread_share, 0, 1);
    return to;
}

void load_operating(const mapping& of_machine, const metric_catalogue& metrics, machine& to) {
    const auto* node = of_machine.find("operating");
    if (node == nullptr) return;
    const mapping section(*node, "operating", keys::operating, of_machine.faults());
    auto& made = to.operating.emplace();
    made.told = load_series(section, metrics);
    double number = 0;
    if (section.number("standstill_below", number)) made.standstill_below = number;
    for (const auto& each : section.sequence("borders")) {
        const auto border = decode::parse_number(each.IsScalar() ? each.Scalar() : "");
        const double least =
            made.borders.empty() ? made.standstill_below.value_or(-1e300) : made.borders.back();
        if (!border || *border <= least) {
            section.faults().add(each.Mark(),
                                 "borders: expected numbers, each above the one before it and "
                                 "above standstill_below");
            return;
        }
        made.borders.push_back(*border);
    }
    if (made.borders.size() >= most_operating_states)
        section.fault("borders", fmt::format("borders: at most {}, which make {} operating states",
                                             most_operating_states - 1, most_operating_states));
    if (!made.standstill_below && made.borders.empty())
        section.fault("operating", "operating: says nothing without standstill_below or borders");
}

machine load_machine(const YAML::Node& node, duration forget_after, const metric_catalogue& metrics,
                     fault_list& faults) {
    const mapping section(node, "machines", keys::machine, faults);
    machine to;
    load_place(section, to);
    auto kind = machine_kind::bearing;
    if (!section.has("profile"))
        faults.add(section.mark(), "'profile' is missing: bearing, temperature or circulation");
    section.choice("profile", kind, kinds);
    load_amount(section, "sensitivity", to.sensitivity, 0.5, 2);
    to.how = profile_of(kind);
    load_judgement(section, to.sensitivity, to.how);
    for (const auto& each : section.sequence("indicators")) {
        if (to.indicators.size() == most_series) {
            faults.add(each.Mark(),
                       fmt::format("more than {} indicators: match several by one entry", most_series));
            break;
        }
        to.indicators.push_back(load_indicator(each, kind, metrics, faults));
    }
    if (to.indicators.empty()) section.fault("indicators", "indicators: a machine is judged by at least one");
    load_operating(section, metrics, to);
    load_maintenance(section, to.maintenance);
    to.silent_after =
        std::min(std::max<duration>(to.how.longest_step, sensor{}.silent_after), forget_after / 2);
    return to;
}

/// All that it takes, the earlier entry takes already.
bool takes_all_of(const machine& earlier, const machine& later) {
    return std::ranges::all_of(earlier.match, [&](const auto& each) {
        const auto same = later.match.find(each.first);
        return same != later.match.end() && same->second == each.second;
    });
}

}  // namespace

void load_machines(const mapping& file, duration forget_after, const metric_catalogue& metrics,
                   std::vector<machine>& to) {
    for (const auto& node : file.sequence("machines")) {
        if (to.size() == most_machines) {
            file.faults().add(
                node.Mark(), fmt::format("more than {} machines: match several by one entry", most_machines));
            return;
        }
        auto made = load_machine(node, forget_after, metrics, file.faults());
        if (std::ranges::any_of(to, [&](const auto& earlier) { return takes_all_of(earlier, made); }))
            file.faults().add(node.Mark(),
                              "machines: an entry before this one takes all its machines: the "
                              "narrower entry goes first");
        to.push_back(std::move(made));
    }
}

}  // namespace vigie::config
