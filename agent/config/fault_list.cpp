#include "agent/config/fault_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace vigie::config {

void fault_list::add(const YAML::Mark& at, std::string what) {
    if (full())
        ++beyond_;
    else
        keep(at, std::move(what));
}

void fault_list::keep(const YAML::Mark& at, std::string what) {
    if (what.size() > longest_fault) {
        auto end = longest_fault;
        while ((static_cast<unsigned char>(what[end]) & 0xc0) == 0x80) --end;  // not within a character
        what.resize(end);
        what += "…";
    }
    const bool placed = !at.is_null();
    found_.push_back({file_, placed ? at.line + 1 : 0, placed ? at.column + 1 : 0, std::move(what)});
}

void fault_list::add_included(std::vector<fault> faults) {
    std::ranges::move(faults, std::back_inserter(included_));
}

bool fault_list::may_visit(const YAML::Mark& at) {
    if (visited_ > most_values) return false;
    if (++visited_ <= most_values) return true;
    // Kept in any case, since reading ends here.
    keep(at, fmt::format("over {} values are read until here: write them out instead of repeating aliases",
                         most_values));
    return false;
}

std::vector<fault> fault_list::take() {
    std::ranges::stable_sort(found_, {}, [](const fault& each) { return std::pair{each.line, each.column}; });
    if (beyond_ > 0) found_.push_back({file_, 0, 0, fmt::format("{} more faults are not shown", beyond_)});
    std::ranges::move(std::exchange(included_, {}), std::back_inserter(found_));
    return std::exchange(found_, {});
}

}  // namespace vigie::config
