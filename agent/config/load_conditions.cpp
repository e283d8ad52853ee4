// `when` and `unless`: which documents a rule or a reading is for.
#include "agent/config/sections.hpp"

#include <fmt/format.h>

namespace vigie::config {

namespace {

/// One text, a list of them, or nothing.
void load_texts(const mapping::member& from, std::string_view key, fault_list& faults, condition& to) {
    const auto take = [&](const YAML::Node& node) {
        if (node.IsNull())
            to.or_nothing = true;
        else if (node.IsScalar())
            to.texts.push_back(node.Scalar());
        else
            faults.add(node.Mark(), fmt::format("{}: expected a text, null, or a list of these", key));
    };
    if (!from.value.IsSequence()) return take(from.value);
    for (const auto& each : from.value) {
        if (!faults.may_visit(each.Mark())) return;
        if (to.texts.size() == mapping::most_pairs) {
            faults.add(each.Mark(), fmt::format("{}: more than {} texts", key, mapping::most_pairs));
            return;
        }
        take(each);
    }
}

}  // namespace

void load_conditions(const mapping& section, const decode::pattern& base, std::vector<condition>& to) {
    for (const auto& [key, wanted] : {std::pair{"when", true}, std::pair{"unless", false}})
        for (const auto& member : section.members(key)) {
            condition made;
            made.wanted = wanted;
            std::string wrong;
            made.at = decode::pattern::parse(member.key, wrong);
            if (wrong.empty() && !decode::related::possible(made.at, base))
                wrong = fmt::format("'{}' has a wildcard that the value's path does not have", member.key);
            if (!wrong.empty()) section.faults().add(member.key_mark, fmt::format("{}: {}", key, wrong));
            load_texts(member, key, section.faults(), made);
            to.push_back(std::move(made));
        }
}

}  // namespace vigie::config
