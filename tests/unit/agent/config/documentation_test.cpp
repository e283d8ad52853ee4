// docs/configuration.md is what operators read: it holds every key, unit and reserved word, and its examples
// load.
#include "agent/config/keys.hpp"
#include "agent/config/units.hpp"

#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace vigie::config {
namespace {

std::string page() {
    std::ifstream file(VIGIE_SOURCE_DIR "/docs/configuration.md");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The text from a section's headline to the next of the same or a higher level.
std::string below(const std::string& text, std::string_view headline) {
    const auto begin = text.find(headline);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find("\n## ", begin + 1) - begin);
}

/// The line of a table that explains a key.
std::string row_of(const std::string& part, std::string_view key) {
    const auto begin = part.find("\n| `" + std::string{key} + "` |");
    return begin == part.npos ? "" : part.substr(begin + 1, part.find('\n', begin + 1) - begin - 1);
}

/// What the row of a key says somewhere, by what the key takes.
std::vector<std::string> words_for(const key& which) {
    std::vector<std::string> all;
    if (which.what == takes::word || which.what == takes::words || which.what == takes::duration) {
        std::istringstream words{std::string{which.words}};
        const bool many = which.words.size() > 40;  // the row says "in steps of 8 bits"
        for (std::string word; !many && words >> word;) all.push_back(word);
    }
    constexpr std::pair<takes, std::string_view> kinds[] = {
        {takes::place, "place"},       {takes::truth, "truth"},         {takes::number, "number"},
        {takes::duration, "duration"}, {takes::format, "format"},       {takes::unit, "unit"},
        {takes::section, "mapping"},   {takes::sections, "list"},       {takes::inclusions, "list"},
        {takes::labels, "mapping"},    {takes::label_texts, "mapping"}, {takes::ranges, "mapping"},
        {takes::states, "mapping"},    {takes::calibration, "list"},
    };
    for (const auto& [what, word] : kinds)
        if (which.what == what) all.emplace_back(word);
    if (which.needed) all.emplace_back("required");
    return all;
}

TEST(Documentation, ExplainsEveryKeyInItsSection) {
    const std::pair<const section*, std::string_view> places[] = {
        {&keys::file, "## The file"},
        {&keys::include, "## include"},
        {&keys::broker, "## broker"},
        {&keys::limits, "## limits"},
        {&keys::node, "## node"},
        {&keys::rule, "## rules"},
        {&keys::csv, "### csv"},
        {&keys::layout, "### layout"},
        {&keys::unpack, "### unpack"},
        {&keys::waveform, "### waveforms"},
        {&keys::bearing, "### bearing"},
        {&keys::availability, "### availability"},
        {&keys::reading, "## readings"},
        {&keys::state_set, "### state_set"},
        {&keys::quality, "### quality"},
        {&keys::sensor, "## sensors"},
        {&keys::sensor_limits, "## limits of a sensor"},
        {&keys::iso_20816_3, "## limits of a sensor"},
        {&keys::trend, "## trend"},
        {&keys::rate, "### rate"},
        {&keys::inventory, "## inventory"},
        {&keys::declared, "## inventory"},
        {&keys::machine, "## machines"},
        {&keys::indicator, "### indicators"},
        {&keys::operating, "### operating"},
        {&keys::maintenance, "### maintenance"},
        {&keys::commands, "## commands"},
        {&keys::state, "## state"},
    };
    const auto text = page();
    ASSERT_EQ(std::size(places), keys::all.size());
    for (const auto& [known, headline] : places) {
        const auto part = below(text, "\n" + std::string{headline} + "\n");
        EXPECT_FALSE(part.empty()) << headline;
        for (const auto& key : known->keys) {
            const auto row = row_of(part, key.name);
            ASSERT_FALSE(row.empty()) << headline << ' ' << key.name;
            for (const auto& word : words_for(key))
                EXPECT_NE(row.find(word), row.npos) << headline << ' ' << key.name << ": " << word;
        }
    }
}

TEST(Documentation, NamesEveryUnit) {
    const auto part = below(page(), "\n## Units\n");
    for (const auto& each : all_units()) {
        EXPECT_NE(part.find("`" + std::string{each.symbol} + "`"), part.npos) << each.symbol;
        EXPECT_NE(part.find("`_" + std::string{each.base_name} + "`"), part.npos) << each.base_name;
    }
}

TEST(Documentation, HasExamplesThatLoad) {
    const auto text = page();
    int examples = 0;
    for (auto begin = text.find("```yaml\n"); begin != text.npos; begin = text.find("```yaml\n", begin + 8)) {
        const auto example = text.substr(begin + 8, text.find("```", begin + 8) - begin - 8);
        EXPECT_EQ(faults_of(example), "ok") << example;
        ++examples;
    }
    EXPECT_GE(examples, 2);
}

TEST(Documentation, ShowsFaultsAsTheLoaderSaysThem) {
    const auto text = page();
    const auto headline = text.find("\n## Faults\n");
    ASSERT_NE(headline, text.npos);
    const auto block = [&](std::string_view fence, std::size_t from) {
        const auto begin = text.find(fence, from) + fence.size();
        return text.substr(begin, text.find("```", begin) - begin);
    };
    const auto loaded = load(block("```text\n", headline), "vigie.yaml", "edge-7");
    std::string lines;
    for (const auto& each : std::get<std::vector<fault>>(loaded)) lines += to_string(each) + "\n";
    EXPECT_EQ(lines, block("```console\n", headline));
}

}  // namespace
}  // namespace vigie::config
