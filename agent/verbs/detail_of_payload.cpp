#include "agent/config/durations_and_sizes.hpp"
#include "agent/verbs/detail.hpp"
#include "agent/verbs/document_words.hpp"
#include "agent/verbs/guess_format.hpp"
#include "libs/text/utf8.hpp"

#include <fmt/format.h>
#include <boost/json/stream_parser.hpp>

namespace vigie::verbs {
namespace {

/// Where JSON ends to be JSON.
std::string fault_in_json(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = decode::deepest_nesting;
    boost::json::stream_parser parser{{}, options};
    boost::system::error_code error;
    auto read = parser.write_some(text.data(), text.size(), error);
    if (!error && read == text.size()) {
        parser.finish(error);
        return fmt::format("is not JSON: it ends too early, after {}",
                           in_quotes(text.substr(text.size() - std::min<std::size_t>(text.size(), 20))));
    }
    read = std::min(read, text.size() - 1);
    return fmt::format("is not JSON at byte {}, {}", read, in_quotes(text.substr(read, 20)));
}

/// The payload without the rule's wrappings; nothing where they are not what is wrong, or are.
std::string_view bare(const message& from, const config::rule& rule, const config::agent& about,
                      decode::document& into) {
    auto text = from.payload;
    for (const auto with : rule.payload.wrapped) {
        const auto inside = decode::unwrap(with, text, about.bounds.payload_bytes, into);
        if (!inside) return text;
        text = *inside;
    }
    return text;
}

std::string looks_like(std::string_view text) {
    const auto guessed = guess_format(text);
    if (!guessed) return {};
    if (guessed->as->is_scalar && text.find_first_of("{[") == 0) return {};  // anything is text
    return fmt::format(": it looks like '{}'", format_words(*guessed));
}

/// Only where that is not what the rule says already.
std::string looks_otherwise(std::string_view text, const config::rule& rule) {
    const auto guessed = guess_format(text);
    return guessed && guessed->as == rule.payload.as && guessed->wrapped.empty() ? "" : looks_like(text);
}

std::string of_wrapping(const message& from, const config::rule& rule, const config::agent& about) {
    decode::document scratch;
    auto text = from.payload;
    for (const auto with : rule.payload.wrapped) {
        const auto inside = decode::unwrap(with, text, about.bounds.payload_bytes, scratch);
        if (!inside)
            for (const auto& [name, which] : decode::wrappings)
                if (which == with)
                    return fmt::format("the payload is not {}: {}{}", name, in_quotes(text),
                                       looks_like(text));
        text = *inside;
    }
    return "a text that 'unpack' or 'waveforms' names is not what its encoding says, or is no text";
}

std::string of_format(const message& from, const config::rule& rule, const config::agent& about) {
    decode::document scratch;
    const auto text = bare(from, rule, about, scratch);
    scratch.clear({about.bounds.nesting, about.bounds.values, about.bounds.payload_bytes});
    const bool whole = rule.payload.as->decode(text, rule.payload.options, scratch).has_value();
    if (whole && !rule.payload.inside.empty()) return "a text that 'unpack' names is not of its format";
    if (rule.payload.as->name == "json" && !text.empty())
        return fmt::format("the payload {}{}", fault_in_json(text), looks_otherwise(text, rule));
    return fmt::format("the payload is not {}: {}{}", rule.payload.as->name, in_quotes(text),
                       looks_otherwise(text, rule));
}

std::string of_utf8(const message& from, const config::rule& rule) {
    std::size_t good = 0, bad = from.payload.size();  // the first byte that is none lies between
    while (good + 1 < bad) {
        const auto middle = good + (bad - good) / 2;
        // A prefix may end within a character, which takes at most three bytes more.
        bool utf8 = false;
        for (std::size_t more = 0; more < 4 && middle + more <= from.payload.size(); ++more)
            utf8 = utf8 || text::is_utf8(from.payload.substr(0, middle + more));
        (utf8 ? good : bad) = middle;
    }
    return fmt::format("the payload is not UTF-8 from byte {} on{}", good,
                       looks_otherwise(from.payload, rule));
}

}  // namespace

std::string detail_of_payload(reason why, const message& from, const config::rule& rule,
                              const config::agent& about) {
    const auto most = config::size_to_text(about.bounds.payload_bytes);
    switch (why) {
        case reason::payload_too_large:
            if (from.payload.size() <= about.bounds.payload_bytes)
                return fmt::format("unpacks to more than limits.payload_bytes, {}", most);
            return fmt::format("{} bytes; limits.payload_bytes is {}", from.payload.size(), most);
        case reason::empty_payload:
            return "there is nothing in it, as in what deletes a retained message";
        case reason::bad_wrapping:
            return of_wrapping(from, rule, about);
        case reason::not_utf8:
            return of_utf8(from, rule);
        case reason::too_deep:
            return fmt::format("nested deeper than limits.nesting, {}", about.bounds.nesting);
        case reason::too_many_values:
            return fmt::format("holds more values than limits.values, {}", about.bounds.values);
        case reason::retained:
            return "the broker had kept it since nobody knows when: only a rule with 'expiry: never' or "
                   "'report: on_change' takes such";
        case reason::not_finite:
            return "a word such as NaN stands where JSON has a number, or a number is too large";
        default:
            return of_format(from, rule, about);
    }
}

}  // namespace vigie::verbs
