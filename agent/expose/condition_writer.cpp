#include "agent/expose/condition_writer.hpp"

#include "agent/store/text_format.hpp"

#include <array>
#include <tuple>

namespace vigie::expose {
namespace {

using condition::judge;
using condition::judged;
using store::append_line;

void limits(std::string& out, std::string_view name, const judged& one) {
    const auto& known = one.condition.about().limits;
    const std::array<std::tuple<std::optional<double>, std::string_view>, 4> each{
        {{known.warning, R"(,side="high",severity="warning")"},
         {known.critical, R"(,side="high",severity="critical")"},
         {known.low_warning, R"(,side="low",severity="warning")"},
         {known.low_critical, R"(,side="low",severity="critical")"}}};
    for (const auto& [limit, which] : each)
        if (limit) append_line(out, name, one.labels + std::string{which}, *limit);
}

void display_factor(std::string& out, std::string_view name, const judged& one) {
    const auto& about = one.condition.about();
    std::string labels = one.labels + ',';
    const std::array<map::label_value, 2> shown{{{"quantity", about.quantity}, {"unit", about.unit}}};
    map::render(shown, labels);
    append_line(out, name, labels, about.display_factor);
}

/// So that what is silent behind a broker that is down can be told from the rest.
std::string labels_with_broker(const judged& one) {
    std::string labels = one.labels;
    if (one.broker.empty()) return labels;
    labels += ',';
    const std::array<map::label_value, 1> broker{{{"broker", one.broker}}};
    map::render(broker, labels);
    return labels;
}

/// What of a sensor is looked at: what its description asks for, and what else is known of it.
bool is_judged(const judged& one, condition::fault which) {
    using condition::fault;
    const auto& about = one.condition.about();
    const auto& how = one.condition.how();
    switch (which) {
        case fault::stuck:
            return about.stuck_after && !how.on_change;
        case fault::out_of_range:
            return about.range.has_value();
        case fault::too_fast:
            return about.rate.has_value();
        case fault::clock_skew:
            return about.clock_skew.has_value();
        case fault::irregular:
            return about.interval && !how.on_change;
        case fault::intermittent:
            return one.condition.has_dropped_out();
        case fault::never_seen:
            return how.declared && !how.on_change;
        case fault::offline:
            return one.devices.known > 0;
    }
    return false;
}

void faults(std::string& out, std::string_view name, const judged& one) {
    const auto labels = labels_with_broker(one) + ",fault=\"";
    for (std::size_t i = 0; i < condition::fault_names.size(); ++i) {
        const auto which = static_cast<condition::fault>(i);
        if (!is_judged(one, which)) continue;
        std::string whole = labels;
        whole.append(condition::fault_names[i]).append(1, '"');
        append_line(out, name, whole, one.condition.now().faults.has(which) ? 1 : 0);
    }
}

/// Of what a line tells: all sensors, those of which something is known, or those that have had a sample.
enum class told_of : std::uint8_t { all, known, sampled };

/// One metric: its name, what it says, and its lines for one sensor.
struct metric {
    std::string_view name, help;
    told_of of;
    void (*write)(std::string& out, std::string_view name, const judged&);
};

constexpr std::array metrics{
    metric{"plant_sensor_limit", "Limit of a sensor in the base unit of its metric", told_of::all, limits},
    metric{"plant_sensor_display_factor", "Base unit times this factor is the unit that people read",
           told_of::all, display_factor},
    metric{"plant_sensor_limit_state",
           "Held limit state: 0 within, 1 over the warning limit, 2 over the critical limit",
           told_of::sampled,
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, static_cast<double>(one.condition.now().level));
           }},
    metric{"plant_sensor_crossing_predicted", "1 when the trend crosses the limit within the horizon",
           told_of::sampled,
           [](std::string& out, std::string_view name, const judged& one) {
               if (one.condition.about().crossing)
                   append_line(out, name, one.labels, one.condition.now().crossing_predicted ? 1 : 0);
           }},
    metric{"plant_sensor_time_to_limit_seconds",
           "Time until the trend crosses the limit, where the trend is significant", told_of::sampled,
           [](std::string& out, std::string_view name, const judged& one) {
               if (const auto left = one.condition.now().time_to_limit)
                   append_line(out, name, one.labels, seconds_of(*left));
           }},
    metric{"plant_sensor_silent", "1 when the sensor has sent nothing for longer than it should",
           told_of::known,
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, labels_with_broker(one), one.condition.now().silent ? 1 : 0);
           }},
    metric{"plant_sensor_fault", "1 while the sensor itself has this fault, whatever its machine does",
           told_of::known, faults},
    metric{"plant_sensor_state",
           "NAMUR NE 107 status: 0 good, 1 maintenance required, 2 out of specification, 3 function check, 4 "
           "failure",
           told_of::known,
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, static_cast<double>(one.condition.now().state));
           }},
    metric{"plant_sensor_state_since_timestamp_seconds", "Since when the state holds, on the data's clock",
           told_of::known,
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, seconds_of(one.condition.now().since));
           }},
    metric{"plant_sensor_last_sample_timestamp_seconds", "Time of the last sample, on the data's clock",
           told_of::sampled,
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, seconds_of(one.at));
           }},
};

bool is_told(told_of which, const judge& one) {
    return which == told_of::all || (which == told_of::known ? one.now().known : one.was_sampled());
}

}  // namespace

bool condition_writer::write(std::string& out, std::size_t most) {
    for (std::size_t looked_at = 0; metric_ < metrics.size(); ++metric_, next_ = 0, headed_ = false) {
        const auto& now = metrics[metric_];
        for (; next_ < sensors_->slots(); ++next_) {
            if (looked_at++ == most) return true;
            const auto& one = sensors_->at(next_);
            if (!one || !is_told(now.of, one->condition)) continue;
            if (!headed_) store::append_header(out, now.name, now.help, "gauge");
            headed_ = true;
            now.write(out, now.name, *one);
        }
    }
    return false;
}

}  // namespace vigie::expose
