#include "agent/config/sections.hpp"

#include <fmt/format.h>

namespace vigie::config {

void load_state(const YAML::Node& from, fault_list& faults, kept_state& to) {
    const mapping section(from, "state", keys::state, faults);
    section.time_span("every", to.every, 1s, 24h);
    if (section.filled_text("directory", to.directory) && !to.directory.starts_with('/'))
        section.fault("directory", fmt::format("directory: '{}' is no absolute path", to.directory));
    if (section.has("every") && !section.has("directory"))
        section.fault("every", "every: has no effect without directory");
}

}  // namespace vigie::config
