#include "agent/map/labels.hpp"

#include <gtest/gtest.h>

namespace vigie::map {
namespace {

std::string rendered(std::vector<label_value> labels) {
    std::string out;
    render(labels, out);
    return out;
}

TEST(Labels, StandInOrderWithoutBraces) {
    EXPECT_EQ(rendered({}), "");
    EXPECT_EQ(rendered({{"site", "lyon"}, {"line", "press"}}), R"(site="lyon",line="press")");
}

TEST(Labels, EscapeWhatWouldEndTheLineOrTheValue) {
    EXPECT_EQ(rendered({{"a", "say \"x\""}}), R"(a="say \"x\"")");
    EXPECT_EQ(rendered({{"a", R"(C:\plant)"}}), R"(a="C:\\plant")");
    EXPECT_EQ(rendered({{"a", "two\nlines"}}), R"(a="two\nlines")");
    EXPECT_EQ(rendered({{"a", "à droite"}}), R"(a="à droite")");
}

TEST(Labels, AreReadBackAsTheyWere) {
    const std::vector<label_value> cases[] = {
        {},
        {{"site", "lyon"}, {"line", ""}},
        {{"a", "say \"x\""}, {"b", R"(C:\plant\)"}, {"c", "two\nlines"}, {"d", "\\n"}, {"e", "=\",x=\""}},
    };
    for (const auto& labels : cases) {
        std::vector<label_value> read;
        std::deque<std::string> plain;
        const auto block = rendered(labels);
        parse(block, read, plain);
        ASSERT_EQ(read.size(), labels.size()) << block;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            EXPECT_EQ(read[i].name, labels[i].name);
            EXPECT_EQ(read[i].value, labels[i].value);
        }
    }
}

}  // namespace
}  // namespace vigie::map
