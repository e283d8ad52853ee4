#include "libs/yaml/fault_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace vigie::yaml {

void fault_list::add(const YAML::Mark& at, std::string what) {
    if (full())
        ++beyond_;
    else
        keep(at, std::move(what));
}

fault fault_list::placed(const YAML::Mark& at, std::string what) const {
    if (what.size() > longest_fault) {
        auto end = longest_fault;
        while ((static_cast<unsigned char>(what[end]) & 0xc0) == 0x80) --end;  // not within a character
        what.resize(end);
        what += "…";
    }
    const bool known = !at.is_null();
    return {file_, known ? at.line + 1 : 0, known ? at.column + 1 : 0, std::move(what)};
}

void fault_list::warn(const YAML::Mark& at, std::string what) {
    if (warnings_.size() >= most_faults) return;
    auto made = placed(at, std::move(what));
    // What belongs to a whole rule is looked at with each of its readings.
    if (std::ranges::find(warnings_, made) == warnings_.end()) warnings_.push_back(std::move(made));
}

void fault_list::add_included(fault_list&& of) {
    std::ranges::move(of.take(), std::back_inserter(included_));
    std::ranges::move(of.take_warnings(), std::back_inserter(included_warnings_));
}

bool fault_list::may_visit(const YAML::Mark& at) {
    if (visited_ > most_values) return false;
    if (++visited_ <= most_values) return true;
    // Kept in any case, since reading ends here.
    keep(at, fmt::format("over {} values are read until here: write them out instead of repeating aliases",
                         most_values));
    return false;
}

namespace {

std::vector<fault> in_order(std::vector<fault> own, std::vector<fault> included) {
    std::ranges::stable_sort(own, {}, [](const fault& each) { return std::pair{each.line, each.column}; });
    std::ranges::move(included, std::back_inserter(own));
    return own;
}

}  // namespace

std::vector<fault> fault_list::take() {
    auto all = in_order(std::exchange(found_, {}), std::exchange(included_, {}));
    if (beyond_ > 0) all.push_back({file_, 0, 0, fmt::format("{} more faults are not shown", beyond_)});
    return all;
}

std::vector<fault> fault_list::take_warnings() {
    return in_order(std::exchange(warnings_, {}), std::exchange(included_warnings_, {}));
}

}  // namespace vigie::yaml
