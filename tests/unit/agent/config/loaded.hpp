// Loads a text and shows its faults as lines, so that cases fit in tables.
#pragma once

#include "agent/config/load.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace vigie::config {

/// "3:5: what is wrong" a line; "ok" when nothing is.
inline std::string faults_of(std::string_view yaml) {
    const auto loaded = load(yaml, "f", "edge-7");
    const auto* found = std::get_if<std::vector<fault>>(&loaded);
    if (found == nullptr) return "ok";
    std::string lines;
    for (const auto& each : *found) lines += (lines.empty() ? "" : "\n") + to_string(each).substr(2);
    return lines;
}

/// The same for what is no fault and looks like a mistake.
inline std::string warnings_of(std::string_view yaml) {
    std::vector<fault> found;
    const auto loaded = load(yaml, "f", "edge-7", &found);
    if (std::holds_alternative<std::vector<fault>>(loaded)) return "faults: " + faults_of(yaml);
    std::string lines;
    for (const auto& each : found) lines += (lines.empty() ? "" : "\n") + to_string(each);
    return lines;
}

/// The configuration; without one the test fails.
inline agent good(std::string_view yaml) {
    auto loaded = load(yaml, "f", "edge-7");
    if (auto* found = std::get_if<agent>(&loaded)) return std::move(*found);
    ADD_FAILURE() << faults_of(yaml);
    return {};
}

struct fault_case {
    std::string_view yaml, faults;
};

/// Each case's text between `before` and `after`.
template <std::size_t N>
void expect_faults(std::string_view before, const fault_case (&cases)[N], std::string_view after = {}) {
    for (const auto& [yaml, faults] : cases) {
        const auto text = std::string{before} + std::string{yaml} + std::string{after};
        EXPECT_EQ(faults_of(text), faults) << text;
    }
}

}  // namespace vigie::config
