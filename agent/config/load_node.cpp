#include "agent/config/sections.hpp"

#include <fmt/format.h>

namespace vigie::config {

void load_node(const YAML::Node& from, fault_list& faults, node& to) {
    const mapping section(from, "node", keys::node, faults);
    section.boolean("enabled", to.enabled);
    section.time_span("interval", to.interval, 1s, 1h);
    section.filled_text("procfs", to.procfs);
    section.filled_text("sysfs", to.sysfs);
    section.filled_text("rootfs", to.rootfs);
    if (section.filled_text("host", to.host) && to.host.find_first_of("/+#{}") != to.host.npos)
        section.fault(
            "host", fmt::format("host: '{}' is a level of topics, which holds no '/', '+', '#', '{{' or '}}'",
                                to.host));
}

}  // namespace vigie::config
