#include "agent/expose/machine_writer.hpp"

#include "agent/condition/manipulation.hpp"
#include "agent/store/text_format.hpp"

#include <fmt/format.h>

#include <array>

namespace vigie::expose {
namespace {

using condition::machine;
using condition::machine_state;
using condition::watched_machine;

/// Appends the lines of one metric.
class lines {
public:
    lines(std::string& out, std::string_view name, const machine& of)
        : out_(&out), name_(name), labels_(&of.labels) {}

    void add(double value) const { store::append_line(*out_, name_, *labels_, value); }
    void add(std::string_view label, std::string_view text, double value) const {
        store::append_line(*out_, name_,
                           fmt::format("{}{}{}=\"{}\"", *labels_, labels_->empty() ? "" : ",", label, text),
                           value);
    }
    /// Of a series of the machine.
    void add_series(std::string_view labels, double value) const {
        store::append_line(*out_, name_, labels, value);
    }

private:
    std::string* out_;
    std::string_view name_;
    const std::string* labels_;
};

void states(const lines& to, const machine_state& known) {
    to.add(static_cast<double>(known.state));
}
void states_since(const lines& to, const machine_state& known) {
    to.add(seconds_of(known.since));
}

void conditions(const lines& to, const watched_machine& one) {
    to.add(static_cast<double>(one.state()));
}
void conditions_since(const lines& to, const watched_machine& one) {
    to.add(seconds_of(one.since()));
}
void learned(const lines& to, const watched_machine& one) {
    to.add(one.learned_share());
}
/// A number of before says nothing of a machine that is learned anew, or that nobody sees.
bool has_deviation(const watched_machine& one) {
    return one.judgement().now().state >= condition::health::normal;
}
void deviations(const lines& to, const watched_machine& one) {
    if (has_deviation(one)) to.add(one.judgement().now().score);
}
void limits(const lines& to, const watched_machine& one) {
    to.add("severity", "warning", one.judgement().profile().warn);
    to.add("severity", "critical", one.judgement().profile().severe);
}
void times_to_severe(const lines& to, const watched_machine& one) {
    const auto& left = one.judgement().now().to_severe;
    if (!left) return;
    to.add("bound", "soonest", seconds_of(left->soonest));
    to.add("bound", "likely", seconds_of(left->likely));
    to.add("bound", "latest", seconds_of(left->latest));
}
void patterns(const lines& to, const watched_machine& one) {
    if (one.alarmed()) to.add("pattern", name_of(one.judgement().advise().looks_like), 1);
}
void courses(const lines& to, const watched_machine& one) {
    if (!one.alarmed()) return;
    for (std::size_t slot = 0; slot < condition::course::slots; ++slot)
        if (const auto highest = one.recent().at(slot))
            to.add("slot", fmt::format("{:02}", slot + 1), *highest);
}
void course_slots(const lines& to, const watched_machine& one) {
    if (one.alarmed()) to.add(seconds_of(one.slot()));
}
void operating(const lines& to, const watched_machine& one) {
    if (one.about().operating && one.operating() != condition::not_told) to.add(one.operating());
}
void under_maintenance(const lines& to, const watched_machine& one) {
    to.add(one.state() == condition::shown::under_maintenance ? 1 : 0);
}
void restarts(const lines& to, const watched_machine& one) {
    to.add(static_cast<double>(one.restarts()));
}
void relearns(const lines& to, const watched_machine& one) {
    to.add(static_cast<double>(one.relearns()));
}
void sensitivities(const lines& to, const watched_machine& one) {
    to.add(one.about().sensitivity);
}
void refused(const lines& to, const watched_machine& one) {
    to.add(static_cast<double>(one.refused()));
}

/// Calls `each(labels, indicator, its profile)` for the indicators whose series are there.
template <class Each>
void of_indicators(const watched_machine& one, Each each) {
    const auto& how = one.judgement().profile();
    for (std::size_t i = 0; i < one.sources().size(); ++i)
        if (one.sources()[i].there)
            each(one.sources()[i].labels, one.judgement().indicators()[i], how.indicators[i]);
}
void indicator_deviations(const lines& to, const watched_machine& one) {
    of_indicators(one, [&](const auto& labels, const auto& now, const auto&) {
        if (now.stands() == condition::indicator::standing::judged) to.add_series(labels, now.deviation());
    });
}
void indicator_normals(const lines& to, const watched_machine& one) {
    of_indicators(one, [&](const auto& labels, const auto& now, const auto& how) {
        if (now.normal().learned(one.judgement().profile()))
            to.add_series(labels, condition::unscaled(now.normal().level(), how.values));
    });
}
/// Where the deviation would be what is too much; downwards only where that counts.
void indicator_bands(const lines& to, const watched_machine& one) {
    const auto& profile = one.judgement().profile();
    of_indicators(one, [&](const auto& labels, const auto& now, const auto& how) {
        const auto& normal = now.normal();
        if (!normal.learned(profile)) return;
        const double reach = profile.warn * normal.spread(how);
        const auto edge = [&](std::string_view side, double off) {
            to.add_series(fmt::format("{},side=\"{}\"", labels, side),
                          condition::unscaled(normal.level() + off, how.values));
        };
        edge("high", reach);
        if (profile.counts == config::side::both) edge("low", -reach);
    });
}
void indicator_nows(const lines& to, const watched_machine& one) {
    of_indicators(one, [&](const auto& labels, const auto& now, const auto& how) {
        if (now.stands() != condition::indicator::standing::nothing_yet)
            to.add_series(labels, condition::unscaled(now.smoothed(), how.values));
    });
}
void indicator_ranks(const lines& to, const watched_machine& one) {
    if (!one.alarmed()) return;
    const auto advice = one.judgement().advise();
    for (std::size_t rank = 0; rank < advice.leads; ++rank)
        to.add_series(one.sources()[advice.leading[rank]].labels, static_cast<double>(rank + 1));
}

/// One metric: its name, what it says, and its lines for one machine. One of the two writes them.
struct metric {
    std::string_view name, help;
    void (*of_watch)(const lines&, const watched_machine&);
    void (*of_state)(const lines&, const machine_state&) = nullptr;
    std::string_view type = "gauge";
};

constexpr std::array metrics{
    metric{"plant_machine_state",
           "NAMUR NE 107 status: the worse of the machine's worst sensor and of its condition", nullptr,
           states},
    metric{"plant_machine_state_since_timestamp_seconds", "Since when the state holds, on the data's clock",
           nullptr, states_since},
    metric{"plant_machine_condition",
           "0 unknown, 1 learning, 2 normal, 3 degraded, 4 severe, 5 standing still, 6 under maintenance",
           conditions},
    metric{"plant_machine_condition_since_timestamp_seconds",
           "Since when the condition holds, on the data's clock", conditions_since},
    metric{"plant_machine_learned_ratio", "How much of what is normal has been learned", learned},
    metric{"plant_machine_deviation", "Distance from normal of all indicators together, in spreads",
           deviations},
    metric{"plant_machine_deviation_limit", "Deviation that is too much", limits},
    metric{"plant_machine_time_to_severe_seconds",
           "Time until the condition is severe, where a trend is sure enough to tell", times_to_severe},
    metric{"plant_machine_pattern", "1 for what the leading indicators look like together", patterns},
    metric{"plant_machine_deviation_course",
           "Highest deviation of each of the 12 newest slots of time, 12 the newest", courses},
    metric{"plant_machine_deviation_course_slot_seconds", "Length of a slot", course_slots},
    metric{"plant_machine_indicator_deviation", "Distance of an indicator from its normal, in spreads",
           indicator_deviations},
    metric{"plant_machine_indicator_normal", "What is normal, in the base unit of the indicator's metric",
           indicator_normals},
    metric{"plant_machine_indicator_band",
           "Edges of what is normal, where the deviation is what is too much, in the base unit of the "
           "indicator's metric",
           indicator_bands},
    metric{"plant_machine_indicator_now",
           "What is compared with normal, in the base unit of the indicator's metric", indicator_nows},
    metric{"plant_machine_indicator_rank",
           "Place among the indicators that led to the condition, 1 the first", indicator_ranks},
    metric{"plant_machine_operating_state",
           "How the machine runs: -1 stands still, else the states between the borders", operating},
    metric{"plant_machine_under_maintenance", "1 while the machine is under maintenance and not judged",
           under_maintenance},
    metric{"plant_machine_restarts_total", "Levels after a gap that were taken for a restart", restarts,
           nullptr, "counter"},
    metric{"plant_machine_relearns_total", "Times that somebody had the machine learned again", relearns,
           nullptr, "counter"},
    metric{"plant_machine_sensitivity", "Divides the limits of the deviation", sensitivities},
    metric{"plant_machine_indicators_refused_total",
           "Series that found no place among the machine's indicators", refused, nullptr, "counter"},
};

}  // namespace

bool machine_writer::write(std::string& out, std::size_t most) {
    const auto& all = sensors_->machines();
    std::string of_one;
    for (std::size_t looked_at = 0; metric_ < metrics.size(); ++metric_, next_ = 0, headed_ = false) {
        const auto& now = metrics[metric_];
        for (; next_ < all.size(); ++next_) {
            if (looked_at++ == most) return true;
            const auto& one = all[next_];
            of_one.clear();
            const lines to{of_one, now.name, one};
            if (now.of_watch != nullptr) {
                if (one.watch && one.watch->watches()) now.of_watch(to, *one.watch);
            } else if (const auto known = sensors_->state_of(one)) {
                now.of_state(to, *known);
            }
            if (of_one.empty()) continue;
            if (!headed_) store::append_header(out, now.name, now.help, now.type);
            headed_ = true;
            out += of_one;
        }
    }
    return false;
}

}  // namespace vigie::expose
