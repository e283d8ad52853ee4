// The loaders of the file's sections, in the order of the file. Each fills in what it finds and adds its
// faults.
#pragma once

#include "agent/config/config.hpp"
#include "agent/config/mapping.hpp"
#include "agent/config/metric_catalogue.hpp"
#include "agent/config/units.hpp"

namespace vigie::config {

/// One by `broker`, or several by `brokers`. `host_name` makes their client identifiers.
void load_brokers(const mapping& file, std::string_view host_name, std::vector<broker>&);
void load_limits(const YAML::Node&, fault_list&, limits&);
void load_node(const YAML::Node&, fault_list&, node&);
void load_state(const YAML::Node&, fault_list&, kept_state&);

/// The rule that takes them, which stands before all others: it would be taken for a reading else.
void load_commands(const YAML::Node&, fault_list&, std::vector<rule>&);

/// What the operator says of rules that he has not written.
struct inclusion {
    std::size_t broker = 0;
    std::string topic_prefix{};  ///< levels in front of each topic, without '/' at their ends
};

/// Adds the file's rules, and the metrics that they make to the catalogue. Of those that are included, one
/// whose messages a rule before takes is left out: the operator wanted it otherwise.
void load_rules(const mapping& file, const agent& so_far, metric_catalogue&, std::vector<rule>&,
                const inclusion* = nullptr);
void load_includes(const mapping& file, const agent& so_far, metric_catalogue&, std::vector<rule>&);

/// The index of the broker that `broker` names; of the first without it.
std::size_t load_broker_of(const mapping& section, const std::vector<broker>&);
void load_payload(const mapping& of_rule, decode::recipe&);
void load_encoding(const mapping& section, std::vector<decode::wrapping>&);
void load_waveforms(const mapping& of_rule, const decode::recipe&, std::vector<waveform::recipe>&);
void load_time(const mapping& of_rule, rule&);
/// `time_zone`; Etc/UTC without it.
void load_time_zone(const mapping& section, std::string& to);

/// `base`: the path whose wildcards the conditions may share.
void load_conditions(const mapping& section, const decode::pattern& base, std::vector<condition>&);

void load_readings(const mapping& of_rule, const limits&, metric_catalogue&, rule&);
void load_value(const mapping& of_reading, const rule&, reading&);

/// Whether a value that leads into a waveform leads to one of its indicators.
void check_indicator(const mapping& of_reading, const rule&, const reading&);
void load_labels(const mapping& of_reading, const mapping& of_rule, const rule&, const limits&, reading&);
void load_availability(const mapping& of_rule, const limits&, metric_catalogue&, rule&);

/// The metric's entry in the catalogue; null: a fault has been said. Counters are one, and have an entry.
const metric_catalogue::entry* load_gauge(const mapping&, const metric_catalogue&, std::string& metric);

/// Metric and labels, and what people call it. Returns what load_gauge() does.
const metric_catalogue::entry* load_told(const mapping&, const metric_catalogue&, sensor&);

/// `so_far`: all that stands before them in the file.
void load_sensors(const mapping& file, const agent& so_far, const metric_catalogue&, std::vector<sensor>&);
sensor_limits load_sensor_limits(const mapping& of_sensor, std::string_view metric,
                                 const std::optional<unit>&);

/// `made`: of the sensor's metric, null when nothing makes it. After its limits.
void load_sanity(const mapping& of_sensor, const agent& so_far, const metric_catalogue::entry* made,
                 const std::optional<unit>&, sensor&);

/// After rules and sensors.
void load_inventory(const mapping& file, const agent& so_far, const metric_catalogue&,
                    std::vector<declared>&);

/// A number above 0 and within both.
bool load_amount(const mapping& section, std::string_view key, double& to, double from, double most);
/// Overrides the ready-made numbers; the thresholds become those for the sensitivity.
void load_judgement(const mapping& of_machine, double sensitivity, judgement_profile&);
void load_maintenance(const mapping& of_machine, std::vector<maintenance_window>&);
/// `forget_after`: a sensor that is forgotten earlier can not be silent.
void load_machines(const mapping& file, duration forget_after, const metric_catalogue&,
                   std::vector<machine>&);

}  // namespace vigie::config
