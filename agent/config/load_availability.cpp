// `availability`: a rule for what devices and their last wills say of being there.
#include "agent/config/sections.hpp"

#include <fmt/format.h>

namespace vigie::config {

void load_availability(const mapping& of_rule, const limits& bounds, metric_catalogue& metrics, rule& to) {
    const mapping section(*of_rule.find("availability"), "availability", keys::availability,
                          of_rule.faults());
    if (of_rule.has("readings"))
        of_rule.fault("readings", "readings: a rule has either these or 'availability'");
    std::vector<std::string> online{"online", "true", "1"}, offline{"offline", "false", "0"};
    if (section.has("online")) online = section.texts("online");
    if (section.has("offline")) offline = section.texts("offline");

    reading made;
    made.metric = std::string{online_metric};
    made.help = "1 while the device says that it is connected, 0 since its last will";
    if (section.place("value", made.value) && !made.value.is_single())
        section.fault("value", "value: one place, without wildcards");
    for (const auto& text : online) made.states.push_back({text, 1.0});
    for (const auto& text : offline) made.states.push_back({text, 0.0});
    load_labels(of_rule, of_rule, to, bounds, made);
    if (made.labels.empty())
        of_rule.fault("topic", "topic: needs a capture such as {device}, that says whose sensors these are");

    to.window = false;
    to.expiry = duration::max();
    to.availability = true;
    metrics.add(made, to, of_rule.mark_of("availability"), of_rule.faults());
    to.readings.push_back(std::move(made));
}

}  // namespace vigie::config
