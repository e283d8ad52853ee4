#include "agent/verbs/families.hpp"

#include "agent/verbs/guess_format.hpp"
#include "agent/verbs/metric_guess.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace vigie::verbs {
namespace {

using levels = std::vector<std::string>;

levels levels_of(std::string_view topic) {
    levels all;
    while (true) {
        const auto slash = topic.find('/');
        all.emplace_back(topic.substr(0, slash));
        if (slash == topic.npos) return all;
        topic.remove_prefix(slash + 1);
    }
}

bool is_word(std::string_view level) {
    return !level.empty() && std::ranges::all_of(level, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    });
}

/// A leaf whose own name says nothing: the payload itself, "value".
bool is_unnamed(std::string_view pattern) {
    constexpr std::string_view empty[] = {"", "value", "v", "val", "data", "state", "payload"};
    const auto name = pattern.substr(pattern.rfind('/') + 1);
    return std::ranges::find(empty, name) != std::end(empty);
}

/// The level that says what is measured; nothing when the payload's own names do.
std::optional<std::size_t> measuring_level(const levels& of, const seen_topic& about) {
    for (auto i = of.size(); i-- > 1;)
        if (is_quantity(of[i])) return i;
    const bool unnamed = std::ranges::any_of(
        about.leaves, [](const auto& leaf) { return leaf.second.number && is_unnamed(leaf.first); });
    for (auto i = of.size(); unnamed && i-- > 1;)
        if (is_word(of[i])) return i;
    return std::nullopt;
}

/// Topics with the same key are of one family.
using key = std::tuple<std::size_t, std::string, std::size_t, std::string, std::string, std::string>;

key key_of(const levels& of, std::optional<std::size_t> measuring, const seen_topic& about) {
    std::string leaves;
    for (const auto& [pattern, leaf] : about.leaves) leaves += pattern + '\n';
    return {of.size(),
            of.front(),
            measuring.value_or(0),
            measuring ? of[*measuring] : "",
            format_words(*about.how),
            measuring ? "" : leaves};
}

struct members {
    std::vector<levels> topics;
    std::optional<std::size_t> measuring;
    family made;
};

void add(const seen_leaf& from, seen_leaf& to) {
    to.messages += from.messages;
    to.number = to.number && from.number;
    to.decimal_comma = to.decimal_comma || from.decimal_comma;
    if (!to.example) {
        to.example = from.example;
        to.arrival = from.arrival;
    }
    for (const auto& text : from.texts)
        if (to.texts.size() < seen_topics::most_texts) to.texts.insert(text);
}

void add(const family& from, family& to) {
    to.messages += from.messages;
    to.topics += from.topics;
    for (const auto& [pattern, leaf] : from.leaves) {
        const bool known = to.leaves.contains(pattern);
        auto& here = to.leaves[pattern];
        if (known)
            add(leaf, here);
        else
            here = leaf;
    }
}

/// "{machine}" for one level that varies, "{line}/{machine}/{sensor}" for three.
std::string capture(std::size_t which, std::size_t of) {
    constexpr std::string_view names[] = {"site", "line", "machine", "sensor"};
    if (of == 1) return "{machine}";
    if (of > std::size(names) && which < of - std::size(names))
        return "{level" + std::to_string(which + 1) + '}';
    return '{' + std::string{names[which + std::size(names) - of]} + '}';
}

/// Not what a filter has a meaning for.
std::string literal(const std::string& level) {
    return level.find_first_of("{}+#") == level.npos ? level : "+";
}

void name(members& of) {
    const auto& first = of.topics.front();
    std::vector<bool> varies(first.size());
    for (const auto& each : of.topics)
        for (std::size_t i = 0; i < first.size(); ++i)
            if (each[i] != first[i]) varies[i] = true;
    const auto many = static_cast<std::size_t>(std::ranges::count(varies, true));
    for (std::size_t i = 0, captured = 0; i < first.size(); ++i) {
        if (i > 0) of.made.filter += '/';
        of.made.filter += varies[i] ? capture(captured++, many) : literal(first[i]);
        if (!varies[i]) of.made.name += (of.made.name.empty() ? "" : "-") + first[i];
    }
    if (of.measuring) of.made.measured = first[*of.measuring];
}

std::size_t captures_in(std::string_view filter) {
    return static_cast<std::size_t>(std::ranges::count(filter, '{') + std::ranges::count(filter, '+'));
}

/// Devices of one kind that do not all say everything are one family, too, when their topics end alike:
/// plant/press-1/status and plant/press-2/status.
std::vector<members> joined(std::map<key, members> gathered) {
    std::vector<members> all;
    std::map<std::tuple<std::size_t, std::string, std::string, std::string>, std::size_t> by_end;
    for (auto& [which, each] : gathered) {
        const auto& end = each.topics.front().back();
        const bool ends_alike = is_word(end) && std::ranges::all_of(each.topics, [&](const levels& of) {
                                    return of.back() == end;
                                });
        if (each.measuring || !ends_alike) {
            all.push_back(std::move(each));
            continue;
        }
        const auto [known, is_new] = by_end.try_emplace(
            {each.topics.front().size(), each.topics.front().front(), format_words(each.made.how), end},
            all.size());
        if (is_new) {
            all.push_back(std::move(each));
            continue;
        }
        auto& into = all[known->second];
        std::ranges::move(each.topics, std::back_inserter(into.topics));
        add(each.made, into.made);
    }
    return all;
}

}  // namespace

std::vector<family> families_of(const std::map<std::string, seen_topic, std::less<>>& all) {
    std::map<key, members> gathered;
    for (const auto& [topic, about] : all) {
        if (!about.how || about.messages == about.unread) continue;
        const auto of = levels_of(topic);
        const auto measuring = measuring_level(of, about);
        auto& into = gathered[key_of(of, measuring, about)];
        if (into.topics.empty()) into.made.how = *about.how;
        into.topics.push_back(of);
        into.measuring = measuring;
        family one;
        one.messages = about.messages;
        one.topics = 1;
        one.leaves = about.leaves;
        add(one, into.made);
    }
    std::vector<family> made;
    for (auto& each : joined(std::move(gathered))) {
        name(each);
        made.push_back(std::move(each.made));
    }
    std::ranges::stable_sort(made, {}, [](const family& each) { return captures_in(each.filter); });
    return made;
}

}  // namespace vigie::verbs
