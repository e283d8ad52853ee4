#include "agent/verbs/draft.hpp"

#include "agent/config/load.hpp"
#include "agent/mappings/mappings.hpp"
#include "agent/verbs/suggestion.hpp"

namespace vigie::verbs {
namespace {

config::agent every_mapping() {
    std::string names;
    for (const auto& each : mappings::all()) names += std::string{each.name} + ", ";
    auto loaded = config::load("include: [" + names + "]", "suggest", "suggest");
    auto about = std::get<config::agent>(std::move(loaded));
    about.bounds.clock_skew = duration::max() / 2;  // what was recorded is old; arrival ± skew stays a time
    return about;
}

const mappings::ready_made* mapping_of(const config::rule& rule) {
    for (const auto& each : mappings::all())
        if (rule.name.starts_with(std::string{each.name} + '-')) return &each;
    return nullptr;
}

}  // namespace

/// A pipeline of all ready-made rules, and which of them take something.
class draft::trial final : public pipeline::witness {
public:
    void see(const message& from) {
        rule_ = nullptr;
        taken_ = false;
        auto fresh = from;
        fresh.retained = false;
        flow_.take(fresh);
        if (!taken_ || rule_ == nullptr) return;
        const auto* by = mapping_of(*rule_);
        if (by == nullptr) return;
        // Many devices have a last will; that alone says little of who they are.
        if (!rule_->availability) useful_.insert(std::string{by->name});
        if (topics_.size() < seen_topics::most_topics) topics_.emplace(from.topic, by->name);
    }
    const std::set<std::string>& useful() const noexcept { return useful_; }
    bool takes(const std::string& topic) const {
        const auto found = topics_.find(topic);
        return found != topics_.end() && useful_.contains(found->second);
    }

private:
    void routed(const message& /*of*/, const config::rule* by) override { rule_ = by; }
    void taken(const config::reading& /*of*/, std::string_view /*labels*/, double /*value*/,
               timestamp /*at*/) override {
        taken_ = true;
    }
    void rejected(const pipeline::refusal& /*why*/) override {}

    config::agent about_ = every_mapping();
    pipeline::pipeline flow_{about_, this};
    const config::rule* rule_ = nullptr;
    bool taken_ = false;
    std::set<std::string> useful_;
    std::map<std::string, std::string> topics_;  ///< to the mapping that takes it
};

draft::draft() : ready_made_(std::make_unique<trial>()) {}
draft::~draft() = default;

void draft::see(const message& from, bool has_arrival) {
    ++messages_;
    ready_made_->see(from);
    seen_.see(from, has_arrival);
}

std::string draft::yaml(const std::string& url) const {
    auto own = seen_;
    own.forget_if([&](const std::string& topic) { return ready_made_->takes(topic); });
    return suggestion(own, url, ready_made_->useful());
}

std::vector<std::string> faults_of_draft(const std::string& yaml) {
    const auto loaded = config::load(yaml, "suggestion", "suggest");
    std::vector<std::string> lines;
    if (const auto* wrong = std::get_if<std::vector<config::fault>>(&loaded))
        for (const auto& each : *wrong) lines.push_back(to_string(each));
    return lines;
}

}  // namespace vigie::verbs
