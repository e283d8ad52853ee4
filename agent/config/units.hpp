// Units people write (mm/s, bar, °C, %) and the base units that metrics are in (m/s, Pa, celsius, ratio), as
// Prometheus names them (prometheus.io/docs/practices/naming). Factors: SI brochure, 9th edition; inch,
// pound-force per square inch and standard gravity as in NIST SP 811.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie::config {

struct unit {
    std::string_view symbol;     ///< as people write it
    std::string_view base_name;  ///< the metric name's ending: "meters_per_second"
    double to_base_scale = 1;    ///< base = shown × scale + offset
    double to_base_offset = 0;
};

std::optional<unit> find_unit(std::string_view symbol) noexcept;

/// The unit that a metric is in by its name's ending ("plant_current_amperes_total" → A), none when it ends
/// otherwise.
std::optional<unit> unit_of_metric(std::string_view metric) noexcept;

std::span<const unit> all_units() noexcept;

/// What to write instead of an unknown symbol: "did you mean 'mm/s'?", or all there are.
std::string unit_suggestion(std::string_view symbol);

}  // namespace vigie::config
