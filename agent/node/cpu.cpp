// /proc/stat, proc(5): "cpu0 user nice system idle iowait irq softirq steal guest guest_nice", in ticks.
// guest and guest_nice are counted in user and nice already.
#include "agent/node/collectors.hpp"
#include "agent/node/item.hpp"
#include "agent/node/lines.hpp"
#include "agent/node/read_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>

namespace vigie::node {

std::string parse_cpu(std::string_view text, double ticks_per_second, const publish& out) {
    static constexpr std::array<std::string_view, 8> modes{"user",   "nice", "system",  "idle",
                                                           "iowait", "irq",  "softirq", "steal"};
    std::size_t items = 0;
    for (std::string_view line; next_line(text, line);) {
        auto name = next_word(line);
        if (!name.starts_with("cpu") || name == "cpu") continue;  // the first line is the sum of the others
        if (items == max_items) return fmt::format("more than {} processors", max_items);
        object seconds;
        for (const auto mode : modes) {
            const auto ticks = number(next_word(line));
            if (!ticks) return fmt::format("no {} time of {}", mode, name);
            seconds.number(mode, *ticks / ticks_per_second);
        }
        out(fmt::format("cpu/{}", segment(name.substr(3))), std::move(seconds).str());
        ++items;
    }
    return items > 0 ? "" : "no processors";
}

std::string collect_cpu(const roots& from, const publish& out) {
    const auto path = from.procfs + "/stat";
    const auto text = read_file(path);
    if (!text) return cannot_read(path, text.error());
    return parse_cpu(*text, static_cast<double>(::sysconf(_SC_CLK_TCK)), out);
}

}  // namespace vigie::node
