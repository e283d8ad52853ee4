// One rule in YAML and one payload, mapped: what the tests of the mapping look at.
#pragma once

#include "agent/config/load.hpp"
#include "agent/map/mapping.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace vigie::map {

class mapped {
public:
    /// `rule` is the text behind "rules: [" and before "]".
    explicit mapped(const std::string& rule) : loaded_(load(rule)), rule_(loaded_.rules.at(0)) {}

    /// One line a value: metric{labels} value @ milliseconds, or the reason why not.
    std::string of(std::string_view topic, std::string_view payload, timestamp arrival = {}) {
        decode::document document;
        const auto& about = rule_.about();
        const auto decoded = decode::read(payload, about.payload, {}, document);
        if (!decoded) return std::string{name_of(decoded.error())};
        if (!rule_.applies(document)) return "condition_not_met";
        captures captured;
        EXPECT_TRUE(rule_.topic().match(topic, captured));
        std::string lines;
        for (std::size_t i = 0; i < rule_.readings(); ++i)
            rule_.values(i, document, [&](const found& where) {
                if (rule_.applies(i, where)) lines += line(i, captured, where, arrival) + '\n';
                return true;
            });
        return lines;
    }

    const mapping& rule() const { return rule_; }

private:
    static config::agent load(const std::string& rule) {
        const auto yaml = "limits: {label_bytes: 20}\nrules: [" + rule + "]";
        auto made = config::load(yaml, "f", "edge");
        if (const auto* faults = std::get_if<std::vector<config::fault>>(&made)) {
            for (const auto& each : *faults) ADD_FAILURE() << to_string(each);
            return {};
        }
        return std::get<config::agent>(std::move(made));
    }

    std::string line(std::size_t reading, const captures& captured, const found& where, timestamp arrival) {
        const auto text = [](reason why) { return std::string{name_of(why)}; };
        const auto value = rule_.value(reading, where);
        if (!value) return text(value.error());
        const auto at = rule_.time(where, arrival);
        if (!at) return text(at.error());
        label_list list;
        const auto labelled = rule_.labels(reading, captured, where, 20, list);
        if (!labelled) return text(labelled.error());
        std::string block;
        render(list.items, block);
        std::ostringstream out;
        out << rule_.about().readings[reading].metric << '{' << block << "} " << *value;
        if (*at) out << " @ " << (*at)->time_since_epoch().count();
        return out.str();
    }

    config::agent loaded_;
    mapping rule_;
};

}  // namespace vigie::map
