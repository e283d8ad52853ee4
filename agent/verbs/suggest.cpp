#include "agent/config/topic_filter.hpp"
#include "agent/verbs/bounded_lines.hpp"
#include "agent/verbs/draft.hpp"
#include "agent/verbs/listen.hpp"
#include "agent/verbs/message_line.hpp"
#include "agent/verbs/verbs.hpp"
#include "libs/log/log.hpp"
#include "libs/mqtt/url.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iostream>
#include <system_error>

namespace vigie::verbs {
namespace {

/// False: `asked.input` cannot be read. A bad line is named and passed over.
bool read_lines(const options& asked, draft& to) {
    std::ifstream file;
    if (asked.input != "-") {
        file.open(asked.input, std::ios::binary);
        if (!file.is_open()) {
            fmt::print(stderr, "{}: cannot be read: {}\n", asked.input,
                       std::generic_category().message(errno));
            return false;
        }
    }
    std::ios::sync_with_stdio(false);
    bounded_lines lines{asked.input == "-" ? std::cin : file};
    message_line_reader reader;
    std::string text;
    for (auto read = lines.next(text); read != bounded_lines::what::end; read = lines.next(text)) {
        if (read == bounded_lines::what::line && text.find_first_not_of(" \t") == text.npos) continue;
        const auto parsed = read == bounded_lines::what::line
                                ? reader.read(text)
                                : std::variant<message_line, std::string>{std::string{"is too long"}};
        if (const auto* why = std::get_if<std::string>(&parsed)) {
            fmt::print(stderr, "line {}: {}\n", lines.number(), *why);
            continue;
        }
        const auto& line = std::get<message_line>(parsed);
        to.see({line.topic, line.payload, line.arrival.value_or(timestamp{}), line.qos, line.retained},
               line.arrival.has_value());
    }
    return true;
}

bool hear(const options& asked, draft& to) {
    const auto url = mqtt_client::parse_url(asked.broker);
    if (!url) {
        fmt::print(stderr, "--broker {}: {}\n", asked.broker, url.error());
        return false;
    }
    if (const auto wrong = config::fault_of_topic_filter(asked.topic); !wrong.empty()) {
        fmt::print(stderr, "--topic {}: {}\n", asked.topic, wrong);
        return false;
    }
    log::set_up("error");
    const auto outcome = listen(url->text(), asked.topic, std::chrono::seconds{std::stoi(asked.seconds)},
                                [&](const message& each) { to.see(each, true); });
    if (!outcome.trouble.empty()) fmt::print(stderr, "{}: {}\n", asked.broker, outcome.trouble);
    if (outcome.dropped > 0)
        fmt::print(stderr, "{} messages came faster than they were looked at\n", outcome.dropped);
    return outcome.trouble.empty() || to.messages() > 0;
}

}  // namespace

int suggest(const options& asked) {
    draft seen;
    if (!(asked.broker.empty() ? read_lines(asked, seen) : hear(asked, seen))) return 1;
    if (seen.messages() == 0) {
        fmt::print(stderr, "nothing was heard: no message, no suggestion\n");
        return 1;
    }
    const auto yaml = seen.yaml(asked.broker);
    fmt::print("{}", yaml);
    const auto wrong = faults_of_draft(yaml);
    for (const auto& line : wrong) fmt::print(stderr, "{}\n", line);
    return wrong.empty() ? 0 : 1;
}

}  // namespace vigie::verbs
