// What the fuzzers do, for a moment and the same each time: every decoder gets its corpus, and 10,000 inputs
// made from it. tests/fuzz looks longer.
#include "tests/fuzz/decode_input.hpp"
#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace vigie::decode {
namespace {

std::vector<std::string> corpus_of(std::string_view target) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path{VIGIE_SOURCE_DIR} /
                                                                 "tests/fuzz/corpus" / target))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> all;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return all;
}

class mutator {
public:
    explicit mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

    std::string next() {
        auto text = seed();
        for (auto changes = 1 + below(4); changes > 0; --changes) change(text);
        return text;
    }

private:
    // The distributions of <random> differ from library to library.
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
    const std::string& seed() { return seeds_[below(seeds_.size())]; }

    void change(std::string& text) {
        static constexpr std::string_view words[] = {"\"",
                                                     "\\",
                                                     "\\u",
                                                     "[",
                                                     "{",
                                                     "]",
                                                     "}",
                                                     ",",
                                                     "=",
                                                     "\n",
                                                     "\xff",
                                                     "\xc3",
                                                     "1e999",
                                                     "-",
                                                     "9223372036854775808",
                                                     "\x9f",
                                                     "\xbf",
                                                     "\x7f",
                                                     "\x5f",
                                                     "\xc1",
                                                     "\xfb\x7f\xf8",
                                                     "\x9b\xff\xff\xff\xff"};
        const auto at = below(text.size() + 1);
        const auto length = below(std::min<std::size_t>(text.size() - at, 16) + 1);
        switch (below(6)) {
            case 0:
                if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
                break;
            case 1:
                text.insert(at, words[below(std::size(words))]);
                break;
            case 2:
                text.erase(at, length);
                break;
            case 3:
                text.insert(below(text.size() + 1), std::string{text, at, length});
                break;
            case 4:
                text.resize(at);
                break;
            default: {
                const auto& other = seed();
                text = text.substr(0, at).append(other, below(other.size() + 1), other.npos);
            }
        }
    }

    std::vector<std::string> seeds_;
    std::mt19937 random_{20'240'229};
};

class Mutations : public testing::TestWithParam<std::string_view> {};

TEST_P(Mutations, LeaveADocumentOrAReason) {
    const auto seeds = corpus_of(GetParam());
    ASSERT_GE(seeds.size(), 4U);
    for (const auto& input : seeds)
        EXPECT_EQ(fuzz::decode_input(GetParam(), input), "") << shown_bytes(input);
    mutator mutations(seeds);
    for (int i = 0; i < 10'000; ++i) {
        const auto input = mutations.next();
        ASSERT_EQ(fuzz::decode_input(GetParam(), input), "") << shown_bytes(input);
    }
}

INSTANTIATE_TEST_SUITE_P(Of, Mutations, testing::ValuesIn(fuzz::targets().begin(), fuzz::targets().end()),
                         [](const auto& about) {
                             std::string name{about.param};
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

TEST(Mutations, KnowEveryFormat) {
    for (const auto name : format_names()) EXPECT_TRUE(std::ranges::count(fuzz::targets(), name)) << name;
}

}  // namespace
}  // namespace vigie::decode
