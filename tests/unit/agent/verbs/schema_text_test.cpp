// Editors are told what the loader knows: every word that the schema offers is one that it takes, and the
// other way round.
#include "agent/verbs/schema_text.hpp"

#include "agent/config/keys.hpp"
#include "agent/config/load.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace vigie::verbs {
namespace {

namespace keys = config::keys;

/// A file in which `{}` stands for keys of a section; the section's own needed keys are there.
std::string_view file_around(const config::section& which) {
    static constexpr std::pair<const config::section*, std::string_view> files[] = {
        {&keys::file, "{}"},
        {&keys::rule, "rules: [{{name: a, topic: t, readings: [{{metric: m, help: M}}], {}}}]"},
        {&keys::reading, "rules: [{{name: a, topic: t, readings: [{{metric: m, help: M, {}}}]}}]"},
        {&keys::unpack, "rules: [{{name: a, topic: t, unpack: [{{at: /a, format: json, {}}}], readings: [{{metric: "
                        "m, help: M}}]}}]"},
        {&keys::layout, "rules: [{{name: a, topic: t, format: binary, layout: [{{name: x, at: 0, {}}}], readings: "
                        "[{{metric: m, help: M}}]}}]"},
        {&keys::iso_20816_3, "rules: [{{name: a, topic: t, readings: [{{metric: m_meters_per_second, help: M}}]}}]\n"
                             "sensors: [{{metric: m_meters_per_second, limits: {{iso_20816_3: {{{}}}}}}}]"},
    };
    for (const auto& [section, text] : files)
        if (section == &which) return text;
    return {};
}

/// What the loader says when a key's word is none of its.
std::string faults_with(const config::section& which, std::string_view key, std::string_view word) {
    const auto text = fmt::format(fmt::runtime(file_around(which)), fmt::format("{}: {}", key, word));
    const auto loaded = config::load(text, "f", "h");
    std::string lines;
    if (const auto* found = std::get_if<std::vector<config::fault>>(&loaded))
        for (const auto& each : *found) lines += each.what + '\n';
    return lines;
}

TEST(Schema, OffersTheWordsThatTheLoaderTakesAndNoOthers) {
    int words = 0;
    for (const auto* section : keys::all)
        for (const auto& key : section->keys) {
            if (key.what != config::takes::word && key.what != config::takes::words) continue;
            ASSERT_FALSE(file_around(*section).empty()) << section->name << ": write a file around it above";
            const auto unknown = faults_with(*section, key.name, "zzzzzzzzzzzz");
            std::istringstream offered{std::string{key.words}};
            std::size_t known = 0;
            for (std::string word; offered >> word; ++words, ++known) {
                const auto said = faults_with(*section, key.name, word);
                EXPECT_EQ(said.find("unknown"), said.npos) << section->name << ' ' << key.name << ": " << said;
                EXPECT_EQ(said.find("expected"), said.npos) << section->name << ' ' << key.name << ": " << said;
            }
            // "known are 'a', 'b' and 'c'"
            if (const auto list = unknown.find("known are"); list != unknown.npos)
                EXPECT_EQ(std::ranges::count(unknown.substr(list, unknown.find('\n', list) - list), '\'') / 2,
                          known)
                    << unknown;
            EXPECT_NE(unknown, "") << section->name << ' ' << key.name;
        }
    EXPECT_GT(words, 30);
}

TEST(Schema, HasARowForEveryKeyOfEverySection) {
    const auto schema = boost::json::parse(schema_text()).as_object();
    EXPECT_EQ(schema.at("properties").as_object().size(), keys::file.keys.size());
    EXPECT_EQ(schema.at("definitions").as_object().size() + 1, keys::all.size());
    for (const auto& [name, section] : schema.at("definitions").as_object())
        for (const auto& [key, row] : section.at("properties").as_object()) {
            EXPECT_FALSE(row.at("description").as_string().empty()) << name << ' ' << key;
            EXPECT_GE(row.as_object().size(), 2U) << name << ' ' << key << " takes anything";
        }
}

}  // namespace
}  // namespace vigie::verbs
