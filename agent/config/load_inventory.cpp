// `inventory`: the sensors that there should be, each the series that a reading of a rule makes. Labels are
// written once for a machine, and a list of texts stands for one of each.
#include "agent/config/describes.hpp"
#include "agent/config/names.hpp"
#include "agent/config/sections.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace vigie::config {

namespace {

constexpr std::size_t most_declared = 10'000;

using label_texts = std::map<std::string, std::vector<std::string>>;
using label_set = std::map<std::string, std::string>;

/// False: a fault has been said.
bool load_texts(const mapping& section, label_texts& to) {
    bool good = true;
    for (const auto& member : section.members("labels")) {
        std::vector<std::string> texts;
        const auto take = [&](const YAML::Node& node) {
            if (node.IsScalar() && !node.Scalar().empty()) return texts.push_back(node.Scalar());
            good = false;
            section.faults().add(node.Mark(), fmt::format("labels: {}: expected a text that is not empty, or "
                                                          "a list of these",
                                                          member.key));
        };
        if (member.value.IsSequence())
            for (const auto& each : member.value) {
                if (!section.faults().may_visit(each.Mark())) return false;
                take(each);
            }
        else
            take(member.value);
        if (!to.emplace(member.key, std::move(texts)).second) {
            good = false;
            section.faults().add(
                member.key_mark,
                fmt::format("labels: '{}' is given for the whole entry already", member.key));
        }
    }
    return good;
}

/// One for each combination; at most one more than there may be.
std::vector<label_set> combinations(const label_texts& of) {
    std::vector<label_set> all{{}};
    for (const auto& [name, texts] : of) {
        std::vector<label_set> longer;
        for (const auto& so_far : all)
            for (const auto& text : texts) {
                if (longer.size() > most_declared) break;
                longer.emplace_back(so_far).emplace(name, text);
            }
        all = std::move(longer);
    }
    return all;
}

struct place {
    std::size_t rule, reading;
};

/// Why the reading makes no series with labels of these names; empty: it does.
std::string wrong_names(const rule& of, const reading& made, const label_texts& labels) {
    std::vector<std::string_view> known;
    for (const auto& each : made.labels) known.push_back(each.name);
    for (const auto& [name, texts] : labels) {
        if (std::ranges::find(known, name) != known.end()) continue;
        if (!made.labels_from)
            return fmt::format("labels: rule '{}' gives '{}' no label '{}': {}", of.name, made.metric, name,
                               yaml::suggestion(name, known));
        if (auto wrong = fault_of_label_name(name); !wrong.empty()) return "labels: " + wrong;
    }
    for (const auto name : known)
        if (!labels.contains(std::string{name}))
            return fmt::format("labels: '{}' is missing, which rule '{}' gives '{}'", name, of.name,
                               made.metric);
    return {};
}

/// The same of their texts.
std::string wrong_texts(const rule& of, const reading& made, const label_set& labels,
                        std::size_t most_bytes) {
    for (const auto& each : made.labels) {
        const auto& text = labels.at(each.name);
        if (each.from == label::source::constant && text != each.text)
            return fmt::format("labels: {}: rule '{}' always says '{}'", each.name, of.name, each.text);
        const bool rest = of.topic.ends_with('{' + each.text + "#}");
        if (each.from == label::source::capture && !rest && text.find_first_of("/+#") != text.npos)
            return fmt::format("labels: {}: '{}' is not one level of a topic, as {} takes it", each.name,
                               text, of.topic);
    }
    for (const auto& [name, text] : labels)
        if (text.size() > most_bytes)
            return fmt::format("labels: {}: longer than limits.label_bytes, {}", name, most_bytes);
    return {};
}

class inventory_loader {
public:
    inventory_loader(const agent& so_far, const metric_catalogue& metrics, std::vector<declared>& to)
        : so_far_(so_far), metrics_(metrics), of_rule_(so_far.rules.size()), to_(to) {}

    void load(const mapping& of_machine) {
        label_texts shared;
        bool good = load_texts(of_machine, shared);
        const auto sensors = of_machine.sequence("sensors");
        if (sensors.empty()) of_machine.fault("sensors", "sensors: one at least, each with its metric");
        for (const auto& node : sensors) {
            const mapping section(node, "sensors", keys::declared, of_machine.faults());
            auto labels = shared;
            const auto* made = load_gauge(section, metrics_, metric_);
            const bool known = made != nullptr && made->type == metric_type::gauge;
            if (load_texts(section, labels) && good && known) declare(section, labels);
            if (to_.size() > most_declared) return;
        }
    }

private:
    void declare(const mapping& section, const label_texts& labels) {
        std::string wrong;
        const auto places = places_of(labels, wrong);
        if (places.empty()) return section.fault("labels", wrong);
        for (auto& one : combinations(labels)) {
            wrong.clear();
            const auto at = std::ranges::find_if(places, [&](const place& each) {
                const auto& of = so_far_.rules[each.rule];
                auto words = wrong_texts(of, of.readings[each.reading], one, so_far_.bounds.label_bytes);
                if (wrong.empty()) wrong = words;
                return words.empty();
            });
            if (at == places.end()) return section.fault("labels", wrong);
            if (!is_described(one))
                return section.fault("metric",
                                     fmt::format("metric: nothing under 'sensors' describes it: add "
                                                 "'- {{metric: {}}}' there",
                                                 metric_));
            if (!seen_.emplace(metric_, one).second)
                return section.fault("labels", "labels: these are declared already");
            if (!has_room(section, at->rule)) return;
            to_.push_back({at->rule, at->reading, std::move(one)});
        }
    }

    bool has_room(const mapping& section, std::size_t rule) {
        const auto& of = so_far_.rules[rule];
        const auto most = std::min(so_far_.bounds.series, most_declared);
        if (to_.size() == most)
            section.fault("metric",
                          most == most_declared
                              ? fmt::format("inventory: more than {} sensors", most_declared)
                              : fmt::format("inventory: more sensors than limits.series, {}", most));
        else if (of.series != 0 && of_rule_[rule] == of.series)
            section.fault("metric", fmt::format("inventory: more sensors of rule '{}' than its 'series', {}",
                                                of.name, of.series));
        else
            return ++of_rule_[rule] > 0;
        return false;
    }

    /// The readings that make series with such names; or why there are none, by the one that comes nearest.
    std::vector<place> places_of(const label_texts& labels, std::string& wrong) const {
        std::vector<place> all;
        for (std::size_t rule = 0; rule < so_far_.rules.size(); ++rule) {
            const auto& readings = so_far_.rules[rule].readings;
            for (std::size_t reading = 0; reading < readings.size(); ++reading) {
                if (readings[reading].metric != metric_) continue;
                auto words = wrong_names(so_far_.rules[rule], readings[reading], labels);
                if (words.empty()) all.push_back({rule, reading});
                if (wrong.empty()) wrong = std::move(words);
            }
        }
        return all;
    }

    bool is_described(const label_set& labels) const {
        const auto value_of = [&](const std::string& name) {
            const auto found = labels.find(name);
            return found == labels.end() ? std::string_view{} : std::string_view{found->second};
        };
        return std::ranges::any_of(so_far_.sensors,
                                   [&](const sensor& each) { return describes(each, metric_, value_of); });
    }

    const agent& so_far_;
    const metric_catalogue& metrics_;
    std::vector<std::size_t> of_rule_;  ///< how many are declared
    std::set<std::pair<std::string, label_set>> seen_;
    std::vector<declared>& to_;
    std::string metric_;
};

}  // namespace

void load_inventory(const mapping& file, const agent& so_far, const metric_catalogue& metrics,
                    std::vector<declared>& to) {
    inventory_loader loader{so_far, metrics, to};
    for (const auto& node : file.sequence("inventory"))
        loader.load(mapping(node, "inventory", keys::inventory, file.faults()));
}

}  // namespace vigie::config
