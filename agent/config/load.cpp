#include "agent/config/load.hpp"

#include "agent/config/durations_and_sizes.hpp"
#include "agent/config/sections.hpp"
#include "agent/decode/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::config {

namespace {

constexpr std::size_t longest_text = std::size_t{4} << 20;

constexpr std::pair<std::string_view, clock_source> clocks[] = {{"arrival", clock_source::arrival},
                                                                {"payload", clock_source::payload}};

}  // namespace

YAML::Node parse_yaml(std::string_view yaml, fault_list& faults) {
    const auto nowhere = YAML::Mark::null_mark();
    if (yaml.size() > longest_text) {
        faults.add(nowhere, fmt::format("the file is over {}", size_to_text(longest_text)));
        return {};
    }
    if (!decode::is_utf8(yaml)) {
        faults.add(nowhere, "the file is not UTF-8");
        return {};
    }
    // yaml-cpp takes byte 4 for the end of the file and would read a part of it only.
    const auto is_control = [](char c) { return c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r'; };
    if (std::ranges::any_of(yaml, is_control)) {
        faults.add(nowhere, "the file holds control characters: it is no text");
        return {};
    }
    try {
        auto documents = YAML::LoadAll(std::string{yaml});
        if (documents.size() > 1)
            faults.add(documents[1].Mark(), "a second document begins here: one file is one document");
        return documents.empty() ? YAML::Node{} : documents.front();
    } catch (const YAML::Exception& error) {
        // "bad file" is what yaml-cpp says of over 500 levels.
        faults.add(error.mark, "not YAML: " + (error.msg == "bad file" ? "nested too deeply" : error.msg));
    }
    return {};
}

namespace {

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

std::string to_string(const fault& each) {
    return each.line == 0 ? fmt::format("{}: {}", each.file, each.what)
                          : fmt::format("{}:{}:{}: {}", each.file, each.line, each.column, each.what);
}

std::variant<agent, std::vector<fault>> load(std::string_view yaml, std::string_view file,
                                             std::string_view host_name, std::vector<fault>* warnings) {
    fault_list faults(file);
    const auto root = parse_yaml(yaml, faults);
    if (!faults.empty()) return faults.take();
    auto loaded = load_all(root, host_name, faults);
    if (!faults.empty()) return faults.take();
    if (warnings != nullptr) *warnings = faults.take_warnings();
    return loaded;
}

}  // namespace vigie::config
