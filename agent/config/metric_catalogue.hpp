// All metrics that the rules make, checked against each other: one metric has one type and one help, and no
// two rules make series of the same name by different ways. Filled rule by rule, then asked by the sensors.
#pragma once

#include "agent/config/config.hpp"
#include "libs/yaml/fault_list.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::config {

class metric_catalogue {
public:
    struct entry {
        metric_type type = metric_type::gauge;
        std::string help;
        bool windowed = false;
        bool timed = false;                         ///< a rule that makes it has a `time`
        std::set<std::string, std::less<>> labels;  ///< of all rules that make it
        /// Of each reading that makes it: its labels, with their text where that is always the same.
        struct shape {
            std::map<std::string, std::optional<std::string>, std::less<>> labels;
            bool open = false;  ///< documents add others
        };
        std::vector<shape> shapes;
        YAML::Mark first;
        std::string included{};  ///< the ready-made mapping that `first` is a place of; empty: the file

        /// Whether there can be a series with such a label, and with all of these texts.
        bool may_have(std::string_view label) const;
        bool may_have(const std::map<std::string, std::string>& match) const;
    };

    /// What is added from now on the operator has not written: his words count where theirs are others.
    void begin_included(std::string_view name) { included_ = name; }

    /// A reading whose names are good; `at` is where its metric stands.
    void add(const reading&, const rule& of, const YAML::Mark& at, yaml::fault_list&);

    /// When all rules are in: missing helps, and names that windows take. Fills in helps given elsewhere.
    void finish(std::vector<rule>&, yaml::fault_list&) const;

    const entry* find(std::string_view metric) const;
    std::vector<std::string_view> names() const;

private:
    /// Where a metric was seen first, for who comes later: "line 7".
    std::string place_of(const entry&) const;

    std::map<std::string, entry, std::less<>> entries_;
    std::string included_;
};

}  // namespace vigie::config
