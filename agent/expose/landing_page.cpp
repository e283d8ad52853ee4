#include "agent/expose/landing_page.hpp"

#include "agent/expose/shown_bytes.hpp"
#include "libs/build_info/build_info.hpp"
#include "libs/http/escaped.hpp"

#include <fmt/format.h>

#include <array>

namespace vigie::expose {
namespace {

using http::escaped;

constexpr std::size_t most_rows = 100;

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vigie agent</title><style>
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:56rem;padding:0 1rem;color:#1c2733;background:#fff}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}p{margin:.3rem 0}.quiet{color:#5a6772}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .7rem;border-bottom:1px solid #dde3e8}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}th{font-weight:600;color:#5a6772}
b.s0{color:#1a7f37}b.s1{color:#0b5cad}b.s2,b.s3{color:#9a5b00}b.s4{color:#b3261e}a{color:#0b5cad}
td.p{font-family:ui-monospace,monospace;font-size:.85rem;word-break:break-all}td.t{white-space:nowrap}
</style></head><body>
)";

std::string_view name_of(ne107 state) {
    constexpr std::array<std::string_view, 5> names{"good", "maintenance required", "out of specification",
                                                    "function check", "failure"};
    return names[static_cast<std::size_t>(state)];
}

void fact(std::string& out, std::string_view what, std::uint64_t number) {
    out += fmt::format("<tr><td>{}</td><td class=\"n\">{}</td></tr>\n", what, number);
}

void brokers(std::string& out, const own_figures& now) {
    out +=
        "<h2>Brokers</h2>\n<table>\n<tr><th>broker</th><th>at</th><th>state</th><th>last trouble</th></tr>\n";
    for (const auto& one : now.brokers)
        out += fmt::format("<tr><td>{}</td><td>{}</td><td><b class=\"s{}\">{}</b></td><td>{}</td></tr>\n",
                           escaped(one.name), escaped(one.url), one.connected ? 0 : 4,
                           one.connected ? "connected" : "not connected",
                           one.trouble.empty() ? "none" : escaped(one.trouble));
    out += "</table>\n";
}

void intake(std::string& out, const own_figures& now, const pipeline::tally& tally) {
    out += "<h2>Messages</h2>\n<table>\n";
    fact(out, "received", now.queue.received);
    fact(out, "taken", tally.messages_taken());
    fact(out, "rejected", tally.messages_rejected());
    fact(out, "dropped, the queue was full", now.queue.dropped);
    fact(out, "waiting in the queue", now.queue.messages);
    fact(out, "readings taken", tally.readings_taken());
    out += fmt::format("<tr><td>series known, of at most {}</td><td class=\"n\">{}</td></tr>\n</table>\n",
                       now.most_series, now.series);
}

struct ailing {
    std::size_t silent = 0, faulty = 0;
};

ailing count_ailing(const condition::sensors& sensors, const condition::machine& of) {
    ailing found;
    for (const auto id : of.sensors) {
        const auto& now = sensors.at(id)->condition.now();
        if (now.silent) ++found.silent;
        if (now.faults.any()) ++found.faulty;
    }
    return found;
}

void machines(std::string& out, const condition::sensors& sensors) {
    out += "<h2>Machines</h2>\n";
    std::size_t rows = 0, more = 0;
    std::string table;
    for (const auto& machine : sensors.machines()) {
        const auto known = sensors.state_of(machine);
        if (!known) continue;
        if (rows++ >= most_rows) {
            ++more;
            continue;
        }
        const auto [silent, faulty] = count_ailing(sensors, machine);
        table += fmt::format(
            "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>"
            "<td><b class=\"s{}\">{}</b></td></tr>\n",
            escaped(machine.name), machine.sensors.size(), silent, faulty, static_cast<int>(known->state),
            name_of(known->state));
    }
    if (table.empty()) {
        out += "<p class=\"quiet\">No judged sensor has sent anything yet.</p>\n";
        return;
    }
    out +=
        "<table>\n<tr><th>machine</th><th class=\"n\">judged sensors</th><th class=\"n\">silent</th>"
        "<th class=\"n\">faulty</th><th>state (NE 107)</th></tr>\n" +
        table + "</table>\n";
    if (more > 0) out += fmt::format("<p class=\"quiet\">and {} more</p>\n", more);
}

/// When it was, the topic and the payload's beginning.
std::string cells_of_last(const pipeline::rejection* last) {
    if (last == nullptr) return "<td></td><td></td><td></td>";
    return fmt::format(
        "<td class=\"t\">{}</td><td class=\"p\">{}</td><td class=\"p\">{}{}</td>", moment_text(last->arrival),
        escaped(shown_bytes(last->topic)), escaped(shown_bytes(last->payload)),
        last->payload.size() < last->payload_bytes ? fmt::format("… ({} bytes)", last->payload_bytes) : "");
}

void rejections(std::string& out, const pipeline::tally& tally, const pipeline::rejections& kept) {
    std::string table;
    std::size_t rows = 0, more = 0;
    const auto add = [&](std::string_view rule, std::uint32_t row, reason why, std::string_view what,
                         std::uint64_t count) {
        if (count == 0) return;
        if (rows++ >= most_rows) {
            ++more;
            return;
        }
        table += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"n\">{}</td>{}</tr>\n",
                             escaped(rule), what, vigie::name_of(why), count,
                             cells_of_last(kept.last({row, why})));
    };
    add("", pipeline::tally::unrouted_row, reason::no_rule, "message", tally.unrouted());
    for (std::uint32_t row = 0; row < tally.rows().size(); ++row) {
        const auto& rule = tally.rows()[row];
        for (std::size_t i = 0; i < reason_count; ++i) {
            add(rule.rule, row, static_cast<reason>(i), "message", rule.messages[i]);
            add(rule.rule, row, static_cast<reason>(i), "reading", rule.readings[i]);
        }
    }
    out += "<h2>Rejected</h2>\n";
    if (table.empty()) {
        out += "<p class=\"quiet\">Nothing.</p>\n";
        return;
    }
    out +=
        "<table>\n<tr><th>rule</th><th>what</th><th>reason</th><th class=\"n\">number</th><th>last</th>"
        "<th>topic</th><th>payload</th></tr>\n" +
        table + "</table>\n";
    if (more > 0) out += fmt::format("<p class=\"quiet\">and {} more</p>\n", more);
}

}  // namespace

std::string landing_page(const own_figures& now, const pipeline::tally& tally,
                         const pipeline::rejections& refused, const condition::sensors& sensors) {
    std::string out{head};
    out += fmt::format(
        "<h1>Vigie agent</h1>\n<p class=\"quiet\">{}</p>\n"
        "<p><a href=\"/metrics\">metrics</a> · <a href=\"/-/healthy\">healthy</a> · <a "
        "href=\"/-/ready\">ready</a> · <a href=\"/api/v1/rejections\">rejections</a></p>\n",
        escaped(build_info::banner("vigie-agent")));
    if (!now.configuration.last_reload_good)
        out += fmt::format("<p><b class=\"s4\">The new configuration is not in use:</b></p>\n<pre>{}</pre>\n",
                           escaped(now.configuration.fault));
    brokers(out, now);
    machines(out, sensors);
    if (!now.state.kept)
        out +=
            "<p class=\"quiet\">What is learned of machines does not survive a restart: no state.directory "
            "is "
            "configured.</p>\n";
    intake(out, now, tally);
    rejections(out, tally, refused);
    return out + "</body></html>\n";
}

}  // namespace vigie::expose
