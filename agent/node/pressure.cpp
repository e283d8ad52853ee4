// /proc/pressure/*, the kernel's Documentation/accounting/psi.rst: "some avg10=1.23 avg60=… avg300=…
// total=…", and the same with "full"; percent of the time, and microseconds. Kernels before 5.13 have no
// "full" for the CPU.
#include "agent/node/collectors.hpp"
#include "agent/node/item.hpp"
#include "agent/node/lines.hpp"
#include "agent/node/read_file.hpp"

#include <fmt/format.h>

#include <array>

namespace vigie::node {
namespace {

struct member {
    std::string_view key, name;
    double divisor;
};

constexpr std::array members{
    member{"avg10=", "10s_ratio", 100},
    member{"avg60=", "60s_ratio", 100},
    member{"avg300=", "300s_ratio", 100},
    member{"total=", "seconds", 1e6},
};

}  // namespace

std::string parse_pressure(std::string_view text, std::string_view resource, const publish& out) {
    bool any = false;
    for (std::string_view line; next_line(text, line);) {
        const auto kind = next_word(line);
        if (kind != "some" && kind != "full") continue;
        object values;
        for (const auto& [key, name, divisor] : members) {
            const auto word = next_word(line);
            const auto value = word.starts_with(key) ? number(word.substr(key.size())) : std::nullopt;
            if (!value) return fmt::format("no {} in the pressure of {}", key, resource);
            values.number(name, *value / divisor);
        }
        out(fmt::format("pressure/{}/{}", resource, kind == "some" ? "waiting" : "stalled"),
            std::move(values).str());
        any = true;
    }
    return any ? "" : fmt::format("no pressure of {}", resource);
}

std::string collect_pressure(const roots& from, const publish& out) {
    std::string fault;
    for (const std::string_view resource : {"cpu", "memory", "io"}) {
        const auto path = fmt::format("{}/pressure/{}", from.procfs, resource);
        const auto text = read_file(path);
        auto own = text ? parse_pressure(*text, resource, out) : cannot_read(path, text.error());
        if (fault.empty()) fault = std::move(own);
    }
    return fault;
}

}  // namespace vigie::node
