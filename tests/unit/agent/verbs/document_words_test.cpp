#include "agent/verbs/document_words.hpp"

#include "agent/decode/decode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::verbs {
namespace {

using decode::document;
using decode::pattern;
using testing::HasSubstr;
using testing::Not;

class DocumentWords : public testing::Test {
protected:
    const document& of(std::string_view json) {
        payload = json;
        EXPECT_TRUE(decode::read(payload, {}, {}, in));
        return in;
    }
    std::string payload;
    document in;
};

TEST_F(DocumentWords, ShowValuesCut) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"null", "null"},
        {"true", "true"},
        {"21.50", "21.50"},
        {R"("ON")", "text 'ON'"},
        {"{}", "an object"},
        {"[1,2]", "an array of 2"},
        {R"("a\u0007b")", "text 'a?b'"},
    };
    for (const auto& [json, words] : cases) EXPECT_EQ(shown(of(json), document::root), words) << json;
    EXPECT_LT(shown(of('"' + std::string(500, 'x') + '"'), document::root).size(), 80u);
}

TEST_F(DocumentWords, AreNotCutWithinACharacter) {
    EXPECT_EQ(in_quotes(std::string(59, 'x') + "éy"), "'" + std::string(59, 'x') + "…'");
    EXPECT_EQ(in_quotes("\xff\xfe"),
              "'?"
              "?'");
}

TEST_F(DocumentWords, EscapeAStepSoThatAPatternReadsIt) {
    for (const std::string name : {"a", "a/b", "a~b", "*", "{x}", "[x=1]", "~1", "", "**"}) {
        std::string fault;
        const auto read = pattern::parse('/' + escaped_step(name), fault);
        ASSERT_EQ(fault, "") << name;
        ASSERT_EQ(read.steps().size(), 1u);
        EXPECT_EQ(read.steps()[0].is, decode::step::what::name) << name;
        EXPECT_EQ(read.steps()[0].text, name);
    }
}

TEST_F(DocumentWords, SayWhatThereIsInstead) {
    struct row {
        std::string_view json, wanted, words;
    };
    const row cases[] = {
        {R"({"temperature":1,"humidity":2})", "/value",
         "nothing at /value; the document has /temperature, /humidity"},
        {R"({"Temperature":1,"humidity":2})", "/temperature",
         "nothing at /temperature; the document has /Temperature, /humidity: did you mean /Temperature?"},
        {R"({"sensor":{"temperature":1},"x":2})", "/temperature",
         "nothing at /temperature; the document has /sensor/temperature, /x: did you mean "
         "/sensor/temperature?"},
        {R"({"sensor":{"temperature":1,"hum":2},"x":2})", "/sensor/temp",
         "nothing at /sensor/temp; /sensor has /sensor/temperature, /sensor/hum: did you mean "
         "/sensor/temperature?"},
        {R"({"a":{"v":1},"b":{"w":[]}})", "/{device}/value",
         "nothing at /{device}/value; /{device} has /{device}/v"},
        {"21.5", "/value", "nothing at /value; the document is 21.5"},
        {"{}", "/value", "nothing at /value; the document is empty"},
        {"[{\"v\":1}]", "/5/v", "nothing at /5/v; the document has /0/v"},
    };
    for (const auto& [json, wanted, words] : cases)
        EXPECT_EQ(nothing_at(of(json), pattern::of(wanted)), words) << json;
}

TEST_F(DocumentWords, AreFewHoweverLargeTheDocument) {
    std::string json = "{";
    for (int i = 0; i < 5'000; ++i) json += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
    const auto words = nothing_at(of(json + '}'), pattern::of("/nowhere/at/all"));
    EXPECT_THAT(words, HasSubstr("/k7 and 4992 more"));
    EXPECT_THAT(words, Not(HasSubstr("/k8,")));
}

}  // namespace
}  // namespace vigie::verbs
