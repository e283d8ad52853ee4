#include "agent/verbs/replay.hpp"

#include "agent/pipeline/pipeline.hpp"
#include "agent/verbs/bounded_lines.hpp"
#include "agent/verbs/explanation.hpp"
#include "agent/verbs/json_text.hpp"
#include "agent/verbs/message_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>

namespace vigie::verbs {
namespace {

using namespace std::chrono_literals;

constexpr auto sweep_every = 1s;
constexpr auto unknown_step = 1ms;

void complain(std::ostream& to, std::string_view kind, std::string_view what, std::size_t line) {
    std::string out = "{";
    add_member(out, kind, json_text(what));
    add_member(out, "line", std::to_string(line));
    to << out << "}\n" << std::flush;
}

/// When each message came, which lines without `tst` do not say: these come a millisecond after the one
/// before.
class arrivals {
public:
    /// `told` is not given: say so, once.
    timestamp next(std::optional<timestamp> told, bool& say) {
        say = !told && !said_;
        said_ = said_ || say;
        last_ = told ? *told : last_ + unknown_step;
        return last_;
    }

private:
    timestamp last_{};
    bool said_ = false;
};

/// The pipeline of the running agent, fed by lines.
class agent_of_lines {
public:
    agent_of_lines(const config::agent& about, std::size_t broker)
        : broker_(static_cast<std::uint16_t>(broker)), told_(about), flow_(about, &told_) {}

    std::string take(const message_line& from, timestamp arrival) {
        if (!swept_ || arrival >= *swept_ + sweep_every) {
            flow_.sweep(arrival);
            swept_ = arrival;
        }
        flow_.take({from.topic, from.payload, arrival, from.qos, from.retained, broker_});
        return told_.line();
    }

private:
    std::uint16_t broker_;
    explanation told_;
    pipeline::pipeline flow_;
    std::optional<timestamp> swept_;
};

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t") == line.npos;
}

}  // namespace

bool replay(config::agent about, std::size_t broker, std::istream& in, std::ostream& out,
            std::ostream& problems) {
    bounded_lines lines{in};
    message_line_reader reader;
    arrivals when;
    std::optional<agent_of_lines> flow;
    bool all_good = true, say = false;
    std::string text;
    const auto bad = [&](std::string_view why) {
        complain(problems, "error", why, lines.number());
        all_good = false;
    };
    for (auto read = lines.next(text); read != bounded_lines::what::end; read = lines.next(text)) {
        if (read == bounded_lines::what::too_long) {
            bad(fmt::format("the line is over {} bytes", bounded_lines::longest));
            continue;
        }
        if (is_blank(text)) continue;  // mosquitto_sub -F '%J' prints one for a payload that is not JSON
        const auto parsed = reader.read(text);
        if (const auto* why = std::get_if<std::string>(&parsed)) {
            bad(*why);
            continue;
        }
        const auto& line = std::get<message_line>(parsed);
        const auto arrival = when.next(line.arrival, say);
        if (say)
            complain(problems, "note",
                     flow ? "no tst: taken as a millisecond after the line before"
                          : "no tst: arrivals are made up, a millisecond apart, and limits.clock_skew is not "
                            "judged",
                     lines.number());
        if (!flow) {
            if (!line.arrival) about.bounds.clock_skew = duration::max() / 2;  // arrival ± skew stays a time
            flow.emplace(about, broker);
        }
        out << flow->take(line, arrival) << '\n' << std::flush;
    }
    return all_good;
}

}  // namespace vigie::verbs
