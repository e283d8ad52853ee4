#include "agent/condition/sanity.hpp"
#include "agent/config/durations_and_sizes.hpp"
#include "agent/map/value.hpp"
#include "agent/verbs/detail.hpp"

#include <fmt/format.h>

namespace vigie::verbs {

/// In the unit that people read, as the configuration has it.
std::string detail_of_sanity(const pipeline::refusal& what) {
    const auto& by = *what.by;
    const auto in_unit = [&](double base) {
        return fmt::format("{:.6g}{}{}", base * by.display_factor, by.unit.empty() ? "" : " ", by.unit);
    };
    const auto value = map::in_base_units(what.at->in.at(what.at->at), *what.of);
    const auto is = fmt::format("{}: {}", what.of->metric, value ? in_unit(*value) : "the value");
    if (what.why == reason::out_of_range)
        return fmt::format("{} is not possible: the range of its sensor is {} to {}", is,
                           in_unit(by.range->low), in_unit(by.range->high));
    return fmt::format(
        "{} changed by more than {} within {}, the rate of its sensor; it is believed when {} "
        "samples in a row agree",
        is, in_unit(by.rate->most), config::to_text(by.rate->per), condition::sanity::believed_after);
}

}  // namespace vigie::verbs
