// /proc/meminfo, proc(5): "MemTotal:       24684096 kB".
#include "agent/node/collectors.hpp"
#include "agent/node/item.hpp"
#include "agent/node/lines.hpp"
#include "agent/node/read_file.hpp"

#include <fmt/format.h>

#include <array>
#include <span>

namespace vigie::node {
namespace {

struct member {
    std::string_view line, name;
};

constexpr std::array ram{
    member{"MemTotal:", "total_bytes"},         member{"MemFree:", "free_bytes"},
    member{"MemAvailable:", "available_bytes"}, member{"Buffers:", "buffers_bytes"},
    member{"Cached:", "cached_bytes"},
};
constexpr std::array swap{member{"SwapTotal:", "total_bytes"}, member{"SwapFree:", "free_bytes"}};

std::string publish_members(std::string_view text, std::string_view topic, std::span<const member> members,
                            const publish& out) {
    object bytes;
    for (const auto& [wanted, name] : members) {
        std::optional<double> kibibytes;
        auto rest = text;
        for (std::string_view line; !kibibytes && next_line(rest, line);) {
            if (next_word(line) == wanted) kibibytes = number(next_word(line));
        }
        if (!kibibytes) return fmt::format("no {} in meminfo", wanted);
        bytes.number(name, *kibibytes * 1024);
    }
    out(topic, std::move(bytes).str());
    return {};
}

}  // namespace

std::string parse_memory(std::string_view text, const publish& out) {
    auto fault = publish_members(text, "memory/ram", ram, out);
    auto second = publish_members(text, "memory/swap", swap, out);
    return fault.empty() ? second : fault;
}

std::string collect_memory(const roots& from, const publish& out) {
    const auto path = from.procfs + "/meminfo";
    const auto text = read_file(path);
    return text ? parse_memory(*text, out) : cannot_read(path, text.error());
}

}  // namespace vigie::node
