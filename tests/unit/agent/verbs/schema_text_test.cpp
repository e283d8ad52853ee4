// Editors are told what the loader knows: every word that the schema offers is one that it takes, and the
// other way round.
#include "agent/verbs/schema_text.hpp"

#include "agent/config/keys.hpp"
#include "agent/config/load.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

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
        {&keys::unpack,
         "rules: [{{name: a, topic: t, unpack: [{{at: /a, format: json, {}}}], readings: [{{metric: "
         "m, help: M}}]}}]"},
        {&keys::layout,
         "rules: [{{name: a, topic: t, format: binary, layout: [{{name: x, at: 0, {}}}], readings: "
         "[{{metric: m, help: M}}]}}]"},
        {&keys::iso_20816_3,
         "rules: [{{name: a, topic: t, readings: [{{metric: m_meters_per_second, help: M}}]}}]\n"
         "sensors: [{{metric: m_meters_per_second, limits: {{iso_20816_3: {{{}}}}}}}]"},
        {&keys::waveform,
         "rules: [{{name: a, topic: t, waveforms: [{{at: /a, {}}}], readings: [{{metric: m, help: M}}]}}]"},
        {&keys::machine,
         "rules: [{{name: a, topic: 't/{{machine}}', readings: [{{metric: m, help: M}}]}}]\n"
         "machines: [{{indicators: [{{metric: m}}], {}}}]"},
        {&keys::indicator,
         "rules: [{{name: a, topic: 't/{{machine}}', readings: [{{metric: m, help: M}}]}}]\n"
         "machines: [{{profile: bearing, indicators: [{{metric: m, {}}}]}}]"},
        {&keys::maintenance,
         "rules: [{{name: a, topic: 't/{{machine}}', readings: [{{metric: m, help: M}}]}}]\n"
         "machines: [{{profile: bearing, indicators: [{{metric: m}}], maintenance: [{{{}}}]}}]"},
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

/// How many words the loader says that there are: "known are 'a', 'b' and 'c'", "a whole number from 0 to 2".
std::size_t count_in(const std::string& fault) {
    if (const auto list = fault.find("known are"); list != fault.npos)
        return static_cast<std::size_t>(
                   std::ranges::count(fault.substr(list, fault.find('\n', list) - list), '\'')) /
               2;
    const auto from = fault.find("from "), to = fault.find(" to ");
    if (from == fault.npos || to == fault.npos) return 0;
    return static_cast<std::size_t>(std::stoi(fault.substr(to + 4)) - std::stoi(fault.substr(from + 5)) + 1);
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
                EXPECT_EQ(said.find("unknown"), said.npos)
                    << section->name << ' ' << key.name << ": " << said;
                EXPECT_EQ(said.find("expected"), said.npos)
                    << section->name << ' ' << key.name << ": " << said;
            }
            // "known are 'a', 'b' and 'c'"
            EXPECT_EQ(count_in(unknown), known) << section->name << ' ' << key.name << ": " << unknown;
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
