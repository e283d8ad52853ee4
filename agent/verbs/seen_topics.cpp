#include "agent/verbs/seen_topics.hpp"

#include "agent/decode/number.hpp"
#include "agent/verbs/document_words.hpp"
#include "agent/verbs/guess_format.hpp"
#include "libs/text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::verbs {
namespace {

using decode::document;
using decode::kind;

constexpr int most_lists = 4;  // as many wildcards as a pattern has

/// "21,5" → 21.5
std::optional<double> with_comma(std::string_view text) {
    std::string copied{text.substr(0, seen_topics::longest_text)};
    if (std::ranges::count(copied, ',') != 1) return std::nullopt;
    std::ranges::replace(copied, ',', '.');
    const auto number = decode::parse_number(copied);
    return number ? std::optional{*number} : std::nullopt;
}

void look_at(const decode::value& from, seen_leaf& to) {
    std::optional<double> number;
    if (from.is == kind::number || from.is == kind::boolean) number = from.number;
    if (from.is == kind::text) {
        if (const auto digits = decode::parse_number(from.text))
            number = *digits;
        else if ((number = with_comma(from.text)))
            to.decimal_comma = true;
    }
    if (number && std::isfinite(*number)) {
        if (!to.example) to.example = number;
    } else {
        to.number = false;
    }
    if (from.is == kind::text && to.texts.size() < seen_topics::most_texts)
        to.texts.insert(in_quotes(from.text.substr(0, seen_topics::longest_text)));
}

}  // namespace

void seen_topics::look(const document& in, document::place at, const std::string& pattern, int lists,
                       const message& from, bool has_arrival, seen_topic& to, std::set<std::string>& here) {
    const auto& value = in.at(at);
    if (value.is == kind::array || value.is == kind::object) {
        const bool list = value.is == kind::array;
        if (list && lists == most_lists) return;
        for (auto each = in.first(at); each != document::nowhere; each = in.next(at, each)) {
            const auto step = list ? (lists == 0 ? "{item}" : "{item" + std::to_string(lists + 1) + '}')
                                   : escaped_step(in.at(each).key);
            look(in, each, pattern + '/' + step, lists + (list ? 1 : 0), from, has_arrival, to, here);
        }
        return;
    }
    if (value.is == kind::null || value.is == kind::bytes) return;
    if (!to.leaves.contains(pattern) && to.leaves.size() >= most_leaves) {
        ++beyond_.leaves;
        return;
    }
    auto& leaf = to.leaves[pattern];
    if (here.insert(pattern).second) ++leaf.messages;
    const bool first = !leaf.example;
    look_at(value, leaf);
    if (first && leaf.example && has_arrival) leaf.arrival = from.arrival;
}

void seen_topics::see(const message& from, bool has_arrival) {
    // $SYS and the node's readings have rules of the agent's own.
    if (from.topic.starts_with('$') || from.topic.starts_with("vigie/node/") || from.payload.empty()) return;
    if (from.payload.size() > longest_payload || from.topic.size() > longest_topic ||
        !text::is_utf8(from.topic)) {
        ++beyond_.unusable;
        return;
    }
    auto known = all_.find(from.topic);
    if (known == all_.end()) {
        if (all_.size() >= most_topics) {
            ++beyond_.messages_of_further_topics;
            return;
        }
        known = all_.try_emplace(std::string{from.topic}).first;
        known->second.how = guess_format(from.payload);
    }
    auto& to = known->second;
    ++to.messages;
    if (!to.how) return;
    if (!decode::read(from.payload, *to.how, {}, document_)) {
        ++to.unread;
        return;
    }
    std::set<std::string> here;
    look(document_, document::root, "", 0, from, has_arrival, to, here);
}

}  // namespace vigie::verbs
