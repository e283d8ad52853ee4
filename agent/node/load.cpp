// /proc/loadavg, proc(5): "0.29 0.16 0.11 1/128 4711".
#include "agent/node/collectors.hpp"
#include "agent/node/item.hpp"
#include "agent/node/lines.hpp"
#include "agent/node/read_file.hpp"

namespace vigie::node {

std::string parse_load(std::string_view text, const publish& out) {
    object load;
    for (const std::string_view minutes : {"1m", "5m", "15m"}) {
        const auto average = number(next_word(text));
        if (!average) return "no three load averages";
        load.number(minutes, *average);
    }
    out("load/average", std::move(load).str());
    return {};
}

std::string collect_load(const roots& from, const publish& out) {
    const auto path = from.procfs + "/loadavg";
    const auto text = read_file(path);
    return text ? parse_load(*text, out) : cannot_read(path, text.error());
}

}  // namespace vigie::node
