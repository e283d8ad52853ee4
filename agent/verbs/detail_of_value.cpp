#include "agent/verbs/detail.hpp"
#include "agent/verbs/document_words.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

namespace vigie::verbs {
namespace {

using decode::document;
using decode::kind;
using decode::step;

constexpr std::size_t most_states_named = 8;

/// Where a match stands: the pattern with what was found at its wildcards.
std::string pointer_of(const decode::pattern& pattern, const map::found& match) {
    std::string text;
    std::size_t wildcard = 0;
    for (const auto& one : pattern.steps()) {
        text += '/';
        if (one.is == step::what::any) {
            const auto& bound = match.bound[wildcard++];
            const auto key = match.in.at(bound.at).key;
            text += key.empty() ? std::to_string(bound.index) : escaped_step(key);
        } else if (one.is == step::what::select) {
            text += fmt::format("[{}={}]", escaped_step(one.text), escaped_step(one.wanted));
        } else {
            text += escaped_step(one.text);
        }
    }
    return text.empty() ? "the document" : text;
}

std::string not_a_number(const std::string& is, const pipeline::refusal& what, const std::string& pointer) {
    const auto& in = what.at->in;
    const auto holds = in.at(what.at->at).is;
    if (holds == kind::text)
        return is + ", no number: 'states' says what texts stand for, and 'decimal: comma' reads 21,5";
    if (holds != kind::array && holds != kind::object) return is + ", no number";
    const auto below = leaves_below(in, what.at->at, pointer == "the document" ? "" : pointer, 3);
    if (below.count == 0) return is + ", no number";
    return fmt::format("{}: a value is a part of it, such as {}", is, below.first.front().pointer);
}

std::string unknown_state(const std::string& is, const config::reading& about, std::string_view found) {
    std::vector<std::string_view> known;
    for (const auto& each : about.states) known.push_back(each.text);
    auto words = is + ", none of the states ";
    for (std::size_t i = 0; i < std::min(known.size(), most_states_named); ++i)
        words += (i == 0 ? "" : ", ") + in_quotes(known[i]);
    if (known.size() > most_states_named)
        words += fmt::format(" and {} more", known.size() - most_states_named);
    if (const auto near = yaml::nearest(found, known))
        words += fmt::format(": did you mean {}?", in_quotes(*near));
    return words;
}

std::string bad_quality(const pipeline::refusal& what) {
    const auto& trusted = *what.of->trusted;
    const auto at = decode::related{trusted.at}.find(what.at->in, what.at->bound);
    std::string good;
    for (const auto& each : trusted.good) good += (good.empty() ? "" : ", ") + in_quotes(each);
    return fmt::format("quality: {} is {}; good is {}", trusted.at.text(), shown(what.at->in, at), good);
}

}  // namespace

std::string detail_of_value(const pipeline::refusal& what, const config::rule& rule) {
    if (what.of == nullptr)
        return fmt::format("none of the rule's readings is in it: {}",
                           nothing_at(*what.document, rule.readings.front().value));
    const auto& metric = what.of->metric;
    if (what.at == nullptr) return fmt::format("{}: {}", metric, nothing_at(*what.document, what.of->value));
    const auto pointer = pointer_of(what.of->value, *what.at);
    const auto is = fmt::format("{}: {} is {}", metric, pointer, shown(what.at->in, what.at->at));
    switch (what.why) {
        case reason::not_a_number:
            return not_a_number(is, what, pointer);
        case reason::not_finite:
            return is + ", which is no finite number";
        case reason::unknown_state:
            return unknown_state(is, *what.of, decode::text_of(what.at->in.at(what.at->at)));
        case reason::no_value:
            return is + ": the device says that it has none";
        case reason::bad_quality:
            return fmt::format("{}: {}", metric, bad_quality(what));
        default:
            return is;
    }
}

}  // namespace vigie::verbs
