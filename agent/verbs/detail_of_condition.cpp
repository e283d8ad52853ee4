#include "agent/verbs/detail.hpp"
#include "agent/verbs/document_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::verbs {
namespace {

using decode::document;

/// What is wrong with a condition; nothing when it holds. The same question as the mapping's, in words.
std::string broken(const config::condition& about, const document& in, const decode::bindings& bound) {
    const auto at = decode::related{about.at}.find(in, bound);
    const bool nothing = at == document::nowhere || in.at(at).is == decode::kind::null;
    const bool among = nothing
                           ? about.or_nothing
                           : std::ranges::find(about.texts, decode::text_of(in.at(at))) != about.texts.end();
    if (among == about.wanted) return {};
    const auto there = at == document::nowhere ? nothing_at(in, about.at)
                                               : fmt::format("{} is {}", about.at.text(), shown(in, at));
    std::string words;
    for (const auto& text : about.texts) words += (words.empty() ? "" : " or ") + in_quotes(text);
    if (about.or_nothing) words += words.empty() ? "nothing" : " or nothing";
    return fmt::format("{}; '{}' asks for {}{}", there, about.wanted ? "when" : "unless",
                       about.wanted ? "" : "anything but ", words);
}

}  // namespace

std::string detail_of_condition(const pipeline::refusal& what, const config::rule& rule) {
    const auto& in = *what.document;
    for (const auto& each : rule.conditions)
        if (auto words = broken(each, in, {}); !words.empty()) return words;
    std::string words;
    for (const auto& reading : rule.readings)
        reading.value.each(in, [&](const document& at, document::place, const decode::bindings& bound) {
            for (const auto& each : reading.conditions)
                if (words.empty())
                    if (auto found = broken(each, at, bound); !found.empty())
                        words = fmt::format("{}: {}", reading.metric, found);
            return words.empty();
        });
    return words;
}

}  // namespace vigie::verbs
