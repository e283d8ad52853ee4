#include "evaluate/options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::evaluate {
namespace {

using testing::HasSubstr;

parsed parse(std::vector<const char*> words) {
    words.insert(words.begin(), "vigie-evaluate");
    return parse_options(static_cast<int>(words.size()), words.data());
}

TEST(EvaluateOptions, TakeADirectoryAndAFileForTheScores) {
    const auto given = parse({"--data", "d", "--json", "j", "--guards"});
    ASSERT_TRUE(given.wanted);
    EXPECT_EQ(given.wanted->data, "d");
    EXPECT_EQ(given.wanted->json, "j");
    EXPECT_TRUE(given.wanted->guards);
    EXPECT_FALSE(given.wanted->fit_turbofan);
}

TEST(EvaluateOptions, AskForTheDirectory) {
    const auto given = parse({});
    EXPECT_FALSE(given.wanted);
    EXPECT_EQ(given.code, 2);
    EXPECT_THAT(given.text, HasSubstr("--data DIR is missing"));
}

TEST(EvaluateOptions, RefuseWhatTheyDoNotKnow) {
    for (const auto& words : {std::vector<const char*>{"--data", "d", "--nonsense"}, {"--data", "d", "e"}}) {
        const auto given = parse(words);
        EXPECT_FALSE(given.wanted);
        EXPECT_EQ(given.code, 2);
    }
}

TEST(EvaluateOptions, ExplainThemselves) {
    const auto given = parse({"--help"});
    EXPECT_EQ(given.code, 0);
    EXPECT_THAT(given.text, HasSubstr("--json"));
}

}  // namespace
}  // namespace vigie::evaluate
