#include "agent/expose/condition_writer.hpp"

#include "agent/store/text_format.hpp"

#include <array>
#include <tuple>

namespace vigie::expose {
namespace {

using condition::judged;
using store::append_line;

double seconds(timestamp at) {
    return static_cast<double>(at.time_since_epoch().count()) / 1e3;
}

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

/// One metric: its name, what it says, and its lines for one sensor.
struct metric {
    std::string_view name, help;
    void (*write)(std::string& out, std::string_view name, const judged&);
};

constexpr std::array metrics{
    metric{"plant_sensor_limit", "Limit of a sensor in the base unit of its metric", limits},
    metric{"plant_sensor_display_factor", "Base unit times this factor is the unit that people read",
           display_factor},
    metric{"plant_sensor_limit_state",
           "Held limit state: 0 within, 1 over the warning limit, 2 over the critical limit",
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, static_cast<double>(one.condition.now().level));
           }},
    metric{"plant_sensor_crossing_predicted", "1 when the trend crosses the limit within the horizon",
           [](std::string& out, std::string_view name, const judged& one) {
               if (one.condition.about().crossing)
                   append_line(out, name, one.labels, one.condition.now().crossing_predicted ? 1 : 0);
           }},
    metric{"plant_sensor_time_to_limit_seconds",
           "Time until the trend crosses the limit, where the trend is significant",
           [](std::string& out, std::string_view name, const judged& one) {
               if (const auto left = one.condition.now().time_to_limit)
                   append_line(out, name, one.labels, static_cast<double>(left->count()) / 1e3);
           }},
    metric{"plant_sensor_silent", "1 when the sensor has sent nothing for longer than it should",
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, one.condition.now().silent ? 1 : 0);
           }},
    metric{"plant_sensor_state",
           "NAMUR NE 107 status: 0 good, 1 maintenance required, 2 out of specification, 3 function check, 4 "
           "failure",
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, static_cast<double>(one.condition.now().state));
           }},
    metric{"plant_sensor_state_since_timestamp_seconds", "Since when the state holds, on the data's clock",
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, seconds(one.condition.now().since));
           }},
    metric{"plant_sensor_last_sample_timestamp_seconds", "Time of the last sample, on the data's clock",
           [](std::string& out, std::string_view name, const judged& one) {
               append_line(out, name, one.labels, seconds(one.at));
           }},
};

}  // namespace

bool condition_writer::write(std::string& out, std::size_t most) {
    for (std::size_t looked_at = 0; metric_ < metrics.size(); ++metric_, next_ = 0, headed_ = false) {
        const auto& now = metrics[metric_];
        for (; next_ < sensors_->slots(); ++next_) {
            if (looked_at++ == most) return true;
            const auto& one = sensors_->at(next_);
            if (!one) continue;
            if (!headed_) store::append_header(out, now.name, now.help, "gauge");
            headed_ = true;
            now.write(out, now.name, *one);
        }
    }
    write_machines(out);
    return false;
}

void condition_writer::write_machines(std::string& out) const {
    constexpr std::string_view state = "plant_machine_state",
                               since = "plant_machine_state_since_timestamp_seconds";
    std::string states, sinces;
    for (const auto& machine : sensors_->machines())
        if (const auto known = sensors_->state_of(machine)) {
            append_line(states, state, machine.labels, static_cast<double>(known->state));
            append_line(sinces, since, machine.labels, seconds(known->since));
        }
    if (states.empty()) return;
    store::append_header(out, state, "NAMUR NE 107 status of the machine's worst sensor", "gauge");
    out += states;
    store::append_header(out, since, "Since when the state holds, on the data's clock", "gauge");
    out += sinces;
}

}  // namespace vigie::expose
