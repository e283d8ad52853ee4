#include "agent/map/topic_filter.hpp"
#include "agent/verbs/detail.hpp"
#include "agent/verbs/document_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::verbs {
namespace {

using source = config::label::source;
using decode::document;
using decode::kind;

/// What the label would be called by the document; nothing where it is known before.
std::string_view text_in_document(const config::label& label, const pipeline::refusal& what) {
    if (label.from == source::pointer) {
        const auto at = decode::related{label.at}.find(what.at->in, what.at->bound);
        return at == document::nowhere ? std::string_view{} : decode::text_of(what.at->in.at(at));
    }
    const auto& names = what.of->value.captures();
    const auto index = static_cast<std::size_t>(std::ranges::find(names, label.text) - names.begin());
    return what.at->in.at(what.at->bound[index].at).key;
}

std::string missing(const pipeline::refusal& what) {
    const auto& in = what.at->in;
    for (const auto& label : what.of->labels) {
        if (label.from != source::pointer) continue;
        const auto at = decode::related{label.at}.find(in, what.at->bound);
        if (at == document::nowhere)
            return fmt::format("label '{}': {}", label.name, nothing_at(in, label.at));
        const auto is = in.at(at).is;
        if (is != kind::text && is != kind::boolean && is != kind::number)
            return fmt::format("label '{}': {} is {}, no text", label.name, label.at.text(), shown(in, at));
    }
    return "a label is missing";
}

std::string too_long(const pipeline::refusal& what, const message& from, const config::rule& rule,
                     std::size_t most) {
    const map::topic_filter filter{rule.topic};
    map::captures captured;
    filter.match(from.topic, captured);
    for (const auto& label : what.of->labels) {
        std::string_view text = label.text;
        if (label.from == source::capture) {
            const auto name = std::ranges::find(filter.names(), label.text);
            text = captured[static_cast<std::size_t>(name - filter.names().begin())];
        } else if (label.from != source::constant) {
            text = text_in_document(label, what);
        }
        if (text.size() > most)
            return fmt::format("label '{}': {} has {} bytes; limits.label_bytes is {}", label.name,
                               in_quotes(text), text.size(), most);
    }
    return "a label is too long";
}

}  // namespace

std::string detail_of_labels(const pipeline::refusal& what, const message& from, const config::rule& rule,
                             const config::agent& about) {
    return fmt::format("{}: {}", what.of->metric,
                       what.why == reason::label_missing
                           ? missing(what)
                           : too_long(what, from, rule, about.bounds.label_bytes));
}

}  // namespace vigie::verbs
