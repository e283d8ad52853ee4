// Decodes one payload and shows what was found as text, so that cases fit in tables.
#pragma once

#include "agent/decode/decode.hpp"

#include <charconv>
#include <initializer_list>
#include <string>

namespace vigie::decode {

inline std::string shown(const std::optional<scalar>& value) {
    if (!value) return "absent";
    if (std::holds_alternative<std::monostate>(*value)) return "no scalar";
    if (const auto* truth = std::get_if<bool>(&*value)) return *truth ? "true" : "false";
    if (const auto* text = std::get_if<std::string_view>(&*value)) return '"' + std::string{*text} + '"';
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, std::get<double>(*value)).ptr;
    return {digits, end};
}

/// The values at `pointers`, joined by " | ", or the reason why there are none.
inline std::string decoded(std::string_view format, std::string_view payload,
                           std::initializer_list<std::string_view> pointers, const bounds& bounds = {}) {
    paths wanted;
    std::vector<slot> slots;
    for (const auto pointer : pointers) slots.push_back(wanted.add(pointer).value());
    fields out;
    out.reset(wanted.slots());
    const auto taken = find_decoder(format)(payload, wanted, bounds, out);
    if (!taken) return std::string{name_of(taken.error())};
    std::string all;
    for (const auto at : slots) all += (all.empty() ? "" : " | ") + shown(out.at(at));
    return all;
}

inline std::string from_json(std::string_view payload, std::initializer_list<std::string_view> pointers,
                             const bounds& bounds = {}) {
    return decoded("json", payload, pointers, bounds);
}

}  // namespace vigie::decode
