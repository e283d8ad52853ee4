#include "agent/config/topic_filter.hpp"

#include "agent/config/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace vigie::config {

namespace {

constexpr std::size_t longest_filter = 65'535;  // MQTT 5, 1.5.4

std::vector<std::string_view> levels_of(std::string_view filter) {
    std::vector<std::string_view> levels;
    while (true) {
        const auto slash = filter.find('/');
        levels.push_back(filter.substr(0, slash));
        if (slash == filter.npos) return levels;
        filter.remove_prefix(slash + 1);
    }
}

bool is_capture(std::string_view level) {
    return level.starts_with('{');
}
bool takes_the_rest(std::string_view level) {
    return level == "#" || level.ends_with("#}");
}
bool takes_any_level(std::string_view level) {
    return level == "+" || (is_capture(level) && !takes_the_rest(level));
}
std::string_view name_in(std::string_view capture) {
    return capture.substr(1, capture.size() - (takes_the_rest(capture) ? 3 : 2));
}

std::string fault_of_level(std::string_view level, bool last) {
    if (level == "#") return last ? "" : "'#' may only be the last level";
    if (level == "+") return {};
    if (is_capture(level) && takes_the_rest(level) && !last)
        return fmt::format("'{}' takes all levels that are left, so it may only be the last", level);
    if (!level.ends_with("#}") && level.find_first_of("+#") != level.npos)
        return fmt::format("'+' and '#' stand alone in their level, not in '{}'", level);
    if (level.find_first_of("{}") == level.npos) return {};
    const bool whole =
        level.size() > 2 && level.front() == '{' && level.find_first_of("{}", 1) == level.size() - 1;
    if (!whole) return fmt::format("a capture is one whole level such as '{{machine}}', not '{}'", level);
    return fault_of_label_name(name_in(level));
}

}  // namespace

std::string fault_of_topic_filter(std::string_view filter) {
    if (filter.empty()) return "a topic filter has at least one level";
    if (filter.size() > longest_filter)
        return fmt::format("a topic filter has at most {} bytes", longest_filter);
    if (std::ranges::any_of(filter, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
        return "a topic filter holds no control characters";
    if (filter.starts_with("$share/"))
        return "a shared subscription would tear machines apart over agents: name the topics of this agent";
    const auto levels = levels_of(filter);
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (auto fault = fault_of_level(levels[i], i + 1 == levels.size()); !fault.empty()) return fault;
    auto names = captures_of(filter);
    std::ranges::sort(names);
    if (const auto twice = std::ranges::adjacent_find(names); twice != names.end())
        return fmt::format("capture '{{{}}}' stands there twice", *twice);
    return {};
}

std::vector<std::string_view> captures_of(std::string_view filter) {
    std::vector<std::string_view> names;
    for (const auto level : levels_of(filter))
        if (is_capture(level)) names.push_back(name_in(level));
    return names;
}

std::optional<std::string> common_topics(std::string_view a, std::string_view b) {
    const auto one = levels_of(a), other = levels_of(b);
    const auto wild = [](std::string_view level) { return takes_any_level(level) || takes_the_rest(level); };
    // MQTT 5, 4.7.2
    if ((wild(one.front()) && other.front().starts_with('$')) ||
        (wild(other.front()) && one.front().starts_with('$')))
        return std::nullopt;
    std::string both;
    const auto add = [&](std::string_view level) {
        if (!both.empty()) both += '/';
        both += takes_the_rest(level) ? "#" : takes_any_level(level) ? "+" : level;
    };
    for (std::size_t i = 0;; ++i) {
        const bool one_ends = i == one.size(), other_ends = i == other.size();
        if (one_ends && other_ends) return both;
        // "a/#" takes "a", too
        if (one_ends) return takes_the_rest(other[i]) ? std::optional{both} : std::nullopt;
        if (other_ends) return takes_the_rest(one[i]) ? std::optional{both} : std::nullopt;
        if (takes_the_rest(one[i]) || takes_the_rest(other[i])) {
            const auto& longer = takes_the_rest(one[i]) ? other : one;
            for (; i < longer.size(); ++i) add(longer[i]);
            return both;
        }
        if (!takes_any_level(one[i]) && !takes_any_level(other[i]) && one[i] != other[i]) return std::nullopt;
        add(takes_any_level(one[i]) ? other[i] : one[i]);
    }
}

bool covers(std::string_view wide, std::string_view narrow) {
    const auto outer = levels_of(wide), inner = levels_of(narrow);
    const bool begins_wild = takes_any_level(outer.front()) || takes_the_rest(outer.front());
    if (begins_wild && inner.front().starts_with('$')) return false;  // MQTT 5, 4.7.2
    for (std::size_t i = 0; i < outer.size(); ++i) {
        if (takes_the_rest(outer[i])) return true;
        // "a/#" takes "a", which no "a/+" does, so only '#' covers '#'.
        if (i == inner.size() || takes_the_rest(inner[i])) return false;
        if (!takes_any_level(outer[i]) && outer[i] != inner[i]) return false;
    }
    return outer.size() == inner.size();
}

}  // namespace vigie::config
