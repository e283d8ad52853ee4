#include "agent/verbs/document_words.hpp"

#include "libs/text/utf8.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::verbs {
namespace {

using decode::document;
using decode::kind;
using decode::step;

constexpr std::size_t longest_shown = 60;
constexpr std::size_t most_bytes_shown = 16;
constexpr std::size_t most_leaves_named = 8;
constexpr std::size_t most_leaves_compared = 1'000;

bool is_container(kind is) {
    return is == kind::array || is == kind::object;
}

std::string written(const step& one) {
    switch (one.is) {
        case step::what::any:
            return one.text.empty() ? "*" : '{' + one.text + '}';
        case step::what::select:
            return fmt::format("[{}={}]", escaped_step(one.text), escaped_step(one.wanted));
        default:
            return escaped_step(one.text);
    }
}

/// How far a pattern leads, taking the first of many.
struct reached {
    document::place at = document::root;
    std::string pointer;
    const step* missing = nullptr;
};

reached reach(const document& in, const decode::pattern& wanted) {
    reached so_far;
    for (const auto& one : wanted.steps()) {
        const auto container = in.entered(so_far.at);
        const auto next =
            one.is == step::what::any ? in.first(container) : decode::follow(in, so_far.at, {&one, 1});
        if (next == document::nowhere) {
            so_far.missing = &one;
            return so_far;
        }
        so_far.at = next;
        so_far.pointer += '/' + written(one);
    }
    return so_far;
}

void collect(const document& in, document::place at, const std::string& pointer, std::size_t most,
             leaves& into) {
    const auto container = in.entered(at);
    if (!is_container(in.at(container).is)) {
        ++into.count;
        if (into.first.size() < most) into.first.push_back({pointer, at});
        return;
    }
    std::size_t index = 0;
    for (auto each = in.first(container); each != document::nowhere; each = in.next(container, each)) {
        const bool named = in.at(container).is == kind::object;
        const bool needed = into.first.size() < most;
        collect(in, each,
                !needed ? std::string{}
                        : pointer + '/' + (named ? escaped_step(in.at(each).key) : std::to_string(index)),
                most, into);
        ++index;
    }
}

std::string_view last_step(std::string_view pointer) {
    return pointer.substr(pointer.rfind('/') + 1);
}

/// The leaf whose last step is the wanted one, at another place; else one that begins like it; else the
/// nearest by its spelling.
std::string meant(const leaves& there, std::string_view wanted) {
    const auto last = last_step(wanted);
    for (const auto& each : there.first)
        if (last_step(each.pointer) == last) return each.pointer;
    for (const auto& each : there.first) {
        const auto found = last_step(each.pointer);
        if (!last.empty() && !found.empty() && (found.starts_with(last) || last.starts_with(found)))
            return each.pointer;
    }
    std::vector<std::string_view> known;
    for (const auto& each : there.first) known.push_back(each.pointer);
    return std::string{yaml::nearest(wanted, known).value_or("")};
}

}  // namespace

std::string in_quotes(std::string_view text) {
    std::string cut{text.substr(0, longest_shown)};
    while (!cut.empty() && text.size() > cut.size() &&
           (static_cast<unsigned char>(text[cut.size()]) & 0xc0) == 0x80)
        cut.pop_back();  // not within a character
    const bool whole = cut.size() == text.size();
    const bool utf8 = text::is_utf8(cut);
    for (char& c : cut)
        if ((c >= 0 && c < 0x20) || c == 0x7f || (!utf8 && c < 0)) c = '?';
    return fmt::format("'{}{}'", cut, whole ? "" : "…");
}

std::string shown(const document& in, document::place at) {
    const auto& value = in.at(at);
    switch (value.is) {
        case kind::null:
            return "null";
        case kind::boolean:
            return value.number != 0 ? "true" : "false";
        case kind::number:
            return value.text.empty() ? fmt::format("{}", value.number)
                                      : std::string{value.text.substr(0, longest_shown)};
        case kind::text:
            return "text " + in_quotes(value.text);
        case kind::bytes: {
            std::string digits;
            for (const char c : value.text.substr(0, most_bytes_shown))
                digits += fmt::format("{:02x}", static_cast<unsigned char>(c));
            return fmt::format("{} bytes 0x{}{}", value.text.size(), digits,
                               value.text.size() > most_bytes_shown ? "…" : "");
        }
        case kind::refused:
            return fmt::format("refused, {}", name_of(value.why));
        case kind::array: {
            std::size_t count = 0;
            for (auto each = in.first(at); each != document::nowhere; each = in.next(at, each)) ++count;
            return fmt::format("an array of {}", count);
        }
        default:
            return "an object";
    }
}

std::string escaped_step(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else if (out.empty() && c == '*' && name.size() == 1)
            out += "~2";
        else if (out.empty() && c == '{')
            out += "~3";
        else if (out.empty() && c == '[')
            out += "~4";
        else
            out += c;
    }
    return out;
}

leaves leaves_below(const document& in, document::place at, const std::string& pointer, std::size_t most) {
    leaves found;
    if (!in.empty()) collect(in, at, pointer, most, found);
    return found;
}

std::string nothing_at(const document& in, const decode::pattern& wanted) {
    const auto& text = wanted.text();
    const auto far = reach(in, wanted);
    if (far.missing == nullptr || in.empty()) return fmt::format("nothing at {}", text);
    const auto container = in.entered(far.at);
    const auto whose = far.pointer.empty() ? "the document" : far.pointer;
    if (!is_container(in.at(container).is))
        return fmt::format("nothing at {}; {} is {}", text, whose, shown(in, container));
    const auto below = leaves_below(in, far.at, far.pointer, most_leaves_compared);
    if (below.count == 0) return fmt::format("nothing at {}; {} is empty", text, whose);
    auto words = fmt::format("nothing at {}; {} has ", text, whose);
    for (std::size_t i = 0; i < std::min(below.first.size(), most_leaves_named); ++i)
        words += (i == 0 ? "" : ", ") + below.first[i].pointer;
    if (below.count > most_leaves_named)
        words += fmt::format(" and {} more", below.count - most_leaves_named);
    auto near = meant(below, text);
    if (near.empty() && !far.pointer.empty())
        near = meant(leaves_below(in, document::root, {}, most_leaves_compared), text);
    if (!near.empty() && below.count > 1) words += fmt::format(": did you mean {}?", near);
    return words;
}

}  // namespace vigie::verbs
