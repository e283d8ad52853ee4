// Collects what is wrong with one file, so that the operator sees all of it in one go. At most 100 faults are
// kept; the number of the others is said at the end. Single-threaded.
#pragma once

#include "libs/yaml/fault.hpp"

#include <yaml-cpp/mark.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::yaml {

class fault_list {
public:
    static constexpr std::size_t most_faults = 100;
    static constexpr std::size_t longest_fault = 500;
    static constexpr std::size_t most_values = 500'000;

    explicit fault_list(std::string_view file) : file_(file) {}

    void add(const YAML::Mark& at, std::string what);

    /// What is no fault and looks like a mistake. Said once a place; at most `most_faults` are kept.
    void warn(const YAML::Mark& at, std::string what);

    /// Those of a text that this one includes, which has a list of its own.
    void add_included(fault_list&& of);

    /// Counts a value that is looked at; false when there have been too many, which only aliases that repeat
    /// each other can bring about: 4 MiB of text hold fewer.
    bool may_visit(const YAML::Mark& at);

    /// Further faults are only counted, so nobody needs to look for their mend.
    bool full() const noexcept { return found_.size() >= most_faults; }

    bool empty() const noexcept { return found_.empty() && included_.empty(); }

    /// In the order of the file; behind them those of the included ones.
    std::vector<fault> take();
    std::vector<fault> take_warnings();

private:
    fault placed(const YAML::Mark& at, std::string what) const;
    void keep(const YAML::Mark& at, std::string what) { found_.push_back(placed(at, std::move(what))); }

    std::string file_;
    std::vector<fault> found_, warnings_;
    std::vector<fault> included_, included_warnings_;
    std::size_t beyond_ = 0;
    std::size_t visited_ = 0;
};

}  // namespace vigie::yaml
