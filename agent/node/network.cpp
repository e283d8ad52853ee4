// /proc/<pid>/net/dev, proc(5): two lines of heading, then "eth0: bytes packets errs drop fifo frame
// compressed multicast" received and the same eight (other names) sent. Of process 1, because /proc/net leads
// to the agent's own network namespace, even through a mount of the host's /proc.
#include "agent/node/collectors.hpp"
#include "agent/node/item.hpp"
#include "agent/node/lines.hpp"
#include "agent/node/read_file.hpp"

#include <fmt/format.h>

#include <array>

namespace vigie::node {
namespace {

/// The host's ends of containers' interfaces come and go with every pod and would pile up as series.
bool is_container_end(std::string_view device) {
    return device.starts_with("veth") || device.starts_with("cali") || device.starts_with("lxc");
}

}  // namespace

std::string parse_network(std::string_view text, const publish& out) {
    static constexpr std::array<std::string_view, 12> columns{
        "receive_bytes",  "receive_packets",  "receive_errors",  "receive_drops", "", "", "", "",
        "transmit_bytes", "transmit_packets", "transmit_errors", "transmit_drops"};
    std::size_t items = 0;
    for (std::string_view line; next_line(text, line);) {
        const auto colon = line.rfind(':');  // an alias such as eth0:1 has one in its name
        if (colon == std::string_view::npos) continue;
        const auto device = trim(line.substr(0, colon));
        if (is_container_end(device)) continue;
        if (items == max_items) return fmt::format("more than {} interfaces", max_items);
        auto counts = line.substr(colon + 1);
        object values;
        values.text("device", device);
        for (const auto column : columns) {
            const auto count = number(next_word(counts));
            if (!count) return fmt::format("too few numbers for {}", device);
            if (!column.empty()) values.number(column, *count);
        }
        out(fmt::format("network/{}", segment(device)), std::move(values).str());
        ++items;
    }
    return items > 0 ? "" : "no interfaces";
}

std::string collect_network(const roots& from, const publish& out) {
    const auto path = from.procfs + "/1/net/dev";
    auto text = read_file(path);
    if (!text) text = read_file(from.procfs + "/net/dev");
    return text ? parse_network(*text, out) : cannot_read(path, text.error());
}

}  // namespace vigie::node
