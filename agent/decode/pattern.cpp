#include "agent/decode/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace vigie::decode {
namespace {

/// Empties `fault` or fills it.
std::string unescaped(std::string_view token, std::string& fault) {
    constexpr std::string_view meant = "~/*{[";  // by the digit behind '~'
    std::string name;
    name.reserve(token.size());
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~') {
            name += token[i];
            continue;
        }
        const auto digit = ++i < token.size() ? token[i] - '0' : -1;
        if (digit < 0 || digit >= static_cast<int>(meant.size())) {
            fault = "'~' is written '~0'";
            return {};
        }
        name += meant[static_cast<std::size_t>(digit)];
    }
    return name;
}

/// Digits without leading zeros, else no_index.
std::size_t index_of(std::string_view name) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
    const bool whole = error == std::errc{} && end == name.data() + name.size();
    return whole && (name.size() == 1 || name.front() != '0') ? index : step::no_index;
}

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

step parse_step(std::string_view token, std::string& fault) {
    using what = step::what;
    if (token == "*") return {what::any, {}, {}};
    if (token.starts_with('{')) {
        const auto name = token.substr(1, token.size() - 2);
        if (!token.ends_with('}') || !is_name(name))
            fault = fmt::format("'{}' is no capture such as '{{device}}'", token);
        return {what::any, std::string{name}, {}};
    }
    if (token.starts_with('[')) {
        const auto equals = token.find('=');
        if (!token.ends_with(']') || equals == token.npos || equals == 1) {
            fault = fmt::format("'{}' is no choice such as '[name=temperature]'", token);
            return {};
        }
        return {what::select, unescaped(token.substr(1, equals - 1), fault),
                unescaped(token.substr(equals + 1, token.size() - equals - 2), fault)};
    }
    step made{what::name, unescaped(token, fault), {}};
    made.index = index_of(made.text);
    return made;
}

document::place selected(const document& in, document::place container, const step& by) {
    for (auto each = in.first(container); each != document::nowhere; each = in.next(container, each)) {
        const auto object = in.entered(each);
        const auto key = in.member(object, by.text);
        if (key != document::nowhere && text_of(in.at(key)) == by.wanted) return each;
    }
    return document::nowhere;
}

}  // namespace

pattern pattern::parse(std::string_view text, std::string& fault) {
    fault.clear();
    pattern made;
    made.text_ = text;
    if (!text.empty() && text.front() != '/')
        fault = fmt::format("'{}' is no JSON Pointer: it begins with '/', as in '/value'", text);
    while (!text.empty() && fault.empty()) {
        text.remove_prefix(1);
        const auto end = std::min(text.find('/'), text.size());
        made.steps_.push_back(parse_step(text.substr(0, end), fault));
        if (made.steps_.back().is == step::what::any) made.captures_.push_back(made.steps_.back().text);
        text.remove_prefix(end);
        if (!fault.empty()) fault = fmt::format("'{}' is no JSON Pointer: {}", made.text_, fault);
    }
    if (made.steps_.size() > most_steps) fault = fmt::format("has more than {} steps", most_steps);
    if (made.captures_.size() > most_wildcards)
        fault = fmt::format("has more than {} wildcards", most_wildcards);
    return made;
}

pattern pattern::of(std::string_view good) {
    std::string fault;
    auto made = parse(good, fault);
    if (!fault.empty()) throw std::invalid_argument(fault);
    return made;
}

std::optional<std::span<const step>> pattern::steps_behind(const pattern& base) const {
    const auto all = steps(), few = base.steps();
    if (all.size() <= few.size() || !std::ranges::equal(few, all.first(few.size()))) return std::nullopt;
    return all.subspan(few.size());
}

std::string_view text_of(const value& of) noexcept {
    switch (of.is) {
        case kind::boolean:
            return of.number != 0 ? "true" : "false";
        case kind::number:
        case kind::text:
            return of.text;
        default:
            return {};
    }
}

document::place follow(const document& in, document::place from, std::span<const step> steps) {
    auto at = from;
    for (const auto& each : steps) {
        if (in.at(at).is == kind::refused) return at;
        const auto container = in.entered(at);
        if (each.is == step::what::select)
            at = selected(in, container, each);
        else if (in.at(container).is == kind::array)
            at = each.index == step::no_index ? document::nowhere : in.element(container, each.index);
        else
            at = in.member(container, each.text);
        if (at == document::nowhere) return at;
    }
    return at;
}

bool related::possible(const pattern& whose, const pattern& base) {
    const auto mine = whose.steps(), theirs = base.steps();
    std::size_t shared = 0;  // steps up to the last wildcard
    for (std::size_t i = 0; i < mine.size(); ++i)
        if (mine[i].is == step::what::any) shared = i + 1;
    if (shared > theirs.size()) return false;
    return std::ranges::equal(mine.first(shared), theirs.first(shared), [](const step& a, const step& b) {
        return a.is == b.is && (a.is == step::what::any || (a.text == b.text && a.wanted == b.wanted));
    });
}

related::related(const pattern& whose) : wildcards_(whose.captures().size()) {
    for (const auto& each : whose.steps()) {
        if (each.is == step::what::any)
            tail_.clear();
        else
            tail_.push_back(each);
    }
}

document::place related::find(const document& in, const bindings& of_base) const {
    if (in.empty() || of_base.size() < wildcards_) return document::nowhere;
    return follow(in, wildcards_ == 0 ? document::root : of_base[wildcards_ - 1].at, tail_);
}

}  // namespace vigie::decode
