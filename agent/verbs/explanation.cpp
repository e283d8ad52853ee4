#include "agent/verbs/explanation.hpp"

#include "agent/verbs/detail.hpp"
#include "agent/verbs/json_text.hpp"

namespace vigie::verbs {
namespace {

/// name="value",… as map::render writes it → {"name":"value",…}
std::string labels_as_json(std::string_view block) {
    std::string out = "{";
    while (!block.empty()) {
        if (block.front() == ',') block.remove_prefix(1);
        const auto equals = block.find('=');
        const auto name = block.substr(0, equals);
        std::string value;
        std::size_t at = equals + 2;  // behind ="
        for (; block[at] != '"'; ++at) {
            if (block[at] != '\\')
                value += block[at];
            else
                value += block[++at] == 'n' ? '\n' : block[at];
        }
        add_member(out, name, json_text(value));
        block.remove_prefix(at + 1);
    }
    return out + '}';
}

}  // namespace

void explanation::routed(const message& which, const config::rule* by) {
    message_ = &which;
    rule_ = by;
    topic_ = json_text(which.topic);
    readings_.clear();
    rejected_.clear();
}

void explanation::taken(const config::reading& of, std::string_view labels, double value, timestamp at) {
    std::string one = "{";
    add_member(one, "metric", json_text(of.metric));
    add_member(one, "labels", labels_as_json(labels));
    add_member(one, "value", json_number(value));
    add_member(one, "timestamp_ms", std::to_string(at.time_since_epoch().count()));
    separate(readings_);
    readings_ += one + '}';
}

void explanation::rejected(const pipeline::refusal& what) {
    std::string one = "{";
    add_member(one, "reason", json_text(name_of(what.why)));
    add_member(one, "detail", json_text(detail(what, *message_, rule_, *about_)));
    separate(rejected_);
    rejected_ += one + '}';
}

std::string explanation::line() const {
    std::string out = "{";
    add_member(out, "topic", topic_);
    add_member(out, "rule", rule_ == nullptr ? "null" : json_text(rule_->name));
    add_member(out, "readings", '[' + readings_ + ']');
    add_member(out, "rejected", '[' + rejected_ + ']');
    return out + '}';
}

}  // namespace vigie::verbs
