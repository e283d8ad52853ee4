#include "agent/decode/paths.hpp"

#include <algorithm>
#include <charconv>

namespace vigie::decode {

namespace {

constexpr std::size_t most_places = 65'000;

/// "a~1b" → "a/b" (RFC 6901, 4). nullopt: a '~' that is followed by neither 0 nor 1.
std::optional<std::string> unescape(std::string_view token) {
    std::string key;
    key.reserve(token.size());
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~') {
            key += token[i];
            continue;
        }
        if (++i == token.size() || (token[i] != '0' && token[i] != '1')) return std::nullopt;
        key += token[i] == '0' ? '~' : '/';
    }
    return key;
}

/// nullopt: not a JSON Pointer.
std::optional<std::vector<std::string>> split(std::string_view pointer) {
    std::vector<std::string> keys;
    if (pointer.empty()) return keys;
    if (pointer.front() != '/') return std::nullopt;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        auto key = unescape(pointer.substr(0, end));
        if (!key) return std::nullopt;
        keys.push_back(*std::move(key));
        pointer.remove_prefix(end);
    }
    return keys;
}

/// Digits without leading zeros, else `none`.
std::size_t index_of(std::string_view key, std::size_t none) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    const bool leading_zero = key.size() > 1 && key.front() == '0';
    return error != std::errc{} || end != key.data() + key.size() || leading_zero || index == none ? none
                                                                                                   : index;
}

}  // namespace

std::optional<slot> paths::add(std::string_view pointer) {
    const auto keys = split(pointer);
    if (!keys || places_.size() + keys->size() > most_places) return std::nullopt;

    std::vector<node> way{root};
    for (const auto& key : *keys) way.push_back(step_into(way.back(), key));

    auto& wanted = places_[way.back()].wanted;
    if (wanted) return wanted;
    const auto fresh = static_cast<slot>(slots_++);
    wanted = fresh;
    for (const node passed : way) places_[passed].within.push_back(fresh);
    return fresh;
}

paths::node paths::step_into(node from, std::string_view key) {
    if (const node known = child(from, key); known != nowhere) return known;
    const auto fresh = static_cast<node>(places_.size());
    places_.emplace_back();
    const auto index = index_of(key, no_index);
    auto& parent = places_[from];
    parent.children.push_back({std::string{key}, index, fresh});
    if (index != no_index) parent.indices = std::max(parent.indices, index + 1);
    return fresh;
}

paths::node paths::child(node from, std::string_view key) const noexcept {
    if (from >= places_.size()) return nowhere;
    for (const auto& next : places_[from].children)
        if (next.key == key) return next.to;
    return nowhere;
}

paths::node paths::child(node from, std::size_t index) const noexcept {
    if (from >= places_.size() || index >= places_[from].indices) return nowhere;
    for (const auto& next : places_[from].children)
        if (next.index == index) return next.to;
    return nowhere;
}

std::optional<slot> paths::slot_at(node at) const noexcept {
    return at < places_.size() ? places_[at].wanted : std::nullopt;
}

}  // namespace vigie::decode
