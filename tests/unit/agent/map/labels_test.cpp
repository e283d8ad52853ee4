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

}  // namespace
}  // namespace vigie::map
