#include "agent/node/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vigie::node {
namespace {

using config::label;
using config::metric_type;
using config::reading;
using config::rule;
using labels = std::vector<label>;

constexpr auto gauge = metric_type::gauge;
constexpr auto counter = metric_type::counter;

label capture(const std::string& name) {
    return {name, label::source::capture, name};
}
label field(const std::string& name) {
    return {name, label::source::pointer, {}, decode::pattern::of("/" + name)};
}
label constant(std::string name, std::string text) {
    return {std::move(name), label::source::constant, std::move(text)};
}

class rule_of {
public:
    /// `shared`: labels of all its readings besides `host`.
    rule_of(std::string_view host, std::string_view topic, labels shared) : shared_(std::move(shared)) {
        built_.name = "vigie-node";  // counted together, as the broker's are
        built_.topic = fmt::format("vigie/node/{}/{}", host, topic);
        built_.qos = 0;
        built_.window = false;
        shared_.push_back(constant("host", std::string{host}));
    }

    rule_of& add(metric_type type, std::string_view metric, std::string_view member, std::string_view help,
                 labels own = {}) {
        reading each;
        each.metric = fmt::format("vigie_node_{}", metric);
        each.help = help;
        each.type = type;
        each.value = decode::pattern::of(fmt::format("/{}", member));
        each.labels = shared_;
        each.labels.insert(each.labels.end(), own.begin(), own.end());
        std::ranges::sort(each.labels, {}, &label::name);
        built_.readings.push_back(std::move(each));
        return *this;
    }

    rule built() { return std::move(built_); }

private:
    rule built_;
    labels shared_;
};

rule cpu(std::string_view host) {
    rule_of rule{host, "cpu/{cpu}", {capture("cpu")}};
    for (const char* mode : {"user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"})
        rule.add(counter, "cpu_seconds_total", mode, "Seconds the processor spent in each mode",
                 {constant("mode", mode)});
    return rule.built();
}

rule ram(std::string_view host) {
    return rule_of{host, "memory/ram", {}}
        .add(gauge, "memory_total_bytes", "total_bytes", "Memory of the node")
        .add(gauge, "memory_free_bytes", "free_bytes", "Memory used for nothing at all")
        .add(gauge, "memory_available_bytes", "available_bytes",
             "Memory that new work can have without swapping")
        .add(gauge, "memory_buffers_bytes", "buffers_bytes", "Memory that buffers block devices")
        .add(gauge, "memory_cached_bytes", "cached_bytes", "Memory that caches files")
        .built();
}

rule swap(std::string_view host) {
    return rule_of{host, "memory/swap", {}}
        .add(gauge, "swap_total_bytes", "total_bytes", "Swap space of the node")
        .add(gauge, "swap_free_bytes", "free_bytes", "Swap space that is unused")
        .built();
}

rule load(std::string_view host) {
    return rule_of{host, "load/average", {}}
        .add(gauge, "load1", "1m", "Tasks that run or wait, averaged over 1 minute")
        .add(gauge, "load5", "5m", "Tasks that run or wait, averaged over 5 minutes")
        .add(gauge, "load15", "15m", "Tasks that run or wait, averaged over 15 minutes")
        .built();
}

rule filesystem(std::string_view host) {
    return rule_of{host, "filesystem/+", {field("mountpoint"), field("device"), field("fstype")}}
        .add(gauge, "filesystem_size_bytes", "size_bytes", "Size of the file system")
        .add(gauge, "filesystem_free_bytes", "free_bytes",
             "Room in the file system, the superuser's reserve included")
        .add(gauge, "filesystem_available_bytes", "available_bytes", "Room in the file system for everybody")
        .add(gauge, "filesystem_files", "files", "Files that the file system can hold")
        .add(gauge, "filesystem_files_free", "files_free", "Files that can still be made")
        .add(gauge, "filesystem_readonly", "readonly", "1 when the file system is mounted read-only")
        .built();
}

void add_counts(rule_of& rule, std::string_view way, std::string_view done) {
    const auto add = [&](std::string_view what, const std::string& help) {
        rule.add(counter, fmt::format("network_{}_{}_total", way, what), fmt::format("{}_{}", way, what),
                 help);
    };
    add("bytes", fmt::format("Bytes {} by the interface", done));
    add("packets", fmt::format("Packets {} by the interface", done));
    add("errors", fmt::format("Packets that could not be {} for an error", done));
    add("drops", fmt::format("Packets dropped instead of being {}", done));
}

rule network(std::string_view host) {
    rule_of rule{host, "network/+", {field("device")}};
    add_counts(rule, "receive", "received");
    add_counts(rule, "transmit", "sent");
    return rule.built();
}

rule temperature(std::string_view host) {
    return rule_of{host, "temperature/+", {field("zone"), field("type")}}
        .add(gauge, "temperature_celsius", "celsius", "Temperature of a part of the node")
        .built();
}

rule pressure(std::string_view host, std::string_view kind, std::string_view who) {
    rule_of rule{host, fmt::format("pressure/{{resource}}/{}", kind), {capture("resource")}};
    rule.add(counter, fmt::format("pressure_{}_seconds_total", kind), "seconds",
             fmt::format("Seconds in which {} waited for the resource", who));
    for (const char* window : {"10s", "60s", "300s"})
        rule.add(gauge, fmt::format("pressure_{}_ratio", kind), fmt::format("{}_ratio", window),
                 fmt::format("Share of the last 10, 60 or 300 s in which {} waited for the resource", who),
                 {constant("window", window)});
    return rule.built();
}

}  // namespace

std::vector<rule> rules(std::string_view host) {
    return {cpu(host),
            ram(host),
            swap(host),
            load(host),
            filesystem(host),
            network(host),
            temperature(host),
            pressure(host, "waiting", "some task"),
            pressure(host, "stalled", "every task")};
}

}  // namespace vigie::node
