#include "agent/config/load.hpp"

#include "agent/config/durations_and_sizes.hpp"
#include "agent/config/sections.hpp"
#include "libs/yaml/parse.hpp"

#include <fmt/format.h>

namespace vigie::config {

namespace {

constexpr std::pair<std::string_view, clock_source> clocks[] = {{"arrival", clock_source::arrival},
                                                                {"payload", clock_source::payload}};

agent load_all(const YAML::Node& root, std::string_view host_name, fault_list& faults) {
    agent to;
    to.host.host = host_name;

    const mapping file(root, "the file", keys::file, faults);
    const auto section = [&](std::string_view key) {
        const auto* found = file.find(key);
        return found == nullptr ? YAML::Node{} : *found;
    };
    load_brokers(file, host_name, to.brokers);
    load_limits(section("limits"), faults, to.bounds);
    file.choice("clock", to.clock, clocks);
    file.time_span("window", to.window, 1s, 24h);
    file.time_span("expiry", to.expiry, 1s, 365 * 24h);
    file.time_span("forget_after", to.forget_after, 1s, 10 * 365 * 24h);
    if (to.forget_after < to.expiry)
        file.fault(file.has("forget_after") ? "forget_after" : "expiry",
                   fmt::format("forget_after: {} is less than expiry, {}", to_text(to.forget_after),
                               to_text(to.expiry)));
    load_node(section("node"), faults, to.host);
    load_state(section("state"), faults, to.kept);
    metric_catalogue metrics;
    load_commands(section("commands"), faults, to.rules);
    load_rules(file, to, metrics, to.rules);
    load_includes(file, to, metrics, to.rules);
    metrics.finish(to.rules, faults);
    load_sensors(file, to, metrics, to.sensors);
    load_inventory(file, to, metrics, to.inventory);
    load_machines(file, to.forget_after, metrics, to.machines);
    return to;
}

}  // namespace

std::variant<agent, std::vector<fault>> load(std::string_view yaml, std::string_view file,
                                             std::string_view host_name, std::vector<fault>* warnings) {
    fault_list faults(file);
    const auto root = yaml::parse(yaml, faults);
    if (!faults.empty()) return faults.take();
    auto loaded = load_all(root, host_name, faults);
    if (!faults.empty()) return faults.take();
    if (warnings != nullptr) *warnings = faults.take_warnings();
    return loaded;
}

}  // namespace vigie::config
