#include "agent/store/text_format.hpp"

#include <gtest/gtest.h>

namespace vigie::store {
namespace {

std::string line(double value, std::string_view labels = {}) {
    std::string out;
    append_line(out, "m", labels, value);
    return out;
}

TEST(TextFormat, WritesValuesSoThatTheyReadBackTheSame) {
    EXPECT_EQ(line(0), "m 0\n");
    EXPECT_EQ(line(-1.5), "m -1.5\n");
    EXPECT_EQ(line(-0.0), "m -0\n");
    EXPECT_EQ(line(99'999), "m 99999\n");
    EXPECT_EQ(line(100'000), "m 1e+05\n");
    EXPECT_EQ(line(0.1), "m 0.1\n");
    EXPECT_EQ(line(0.0042), "m 0.0042\n");
    EXPECT_EQ(line(1e300), "m 1e+300\n");
    EXPECT_EQ(line(1700000000.123), "m 1700000000.123\n");
}

TEST(TextFormat, PutsLabelsIntoBraces) {
    EXPECT_EQ(line(1, R"(a="b")"), "m{a=\"b\"} 1\n");
}

TEST(TextFormat, EscapesHelpAndLeavesOutAnEmptyOne) {
    std::string out;
    append_header(out, "m", "two\nlines \\ slash", "gauge");
    append_header(out, "n", "", "counter");
    EXPECT_EQ(out, "# HELP m two\\nlines \\\\ slash\n# TYPE m gauge\n# TYPE n counter\n");
}

}  // namespace
}  // namespace vigie::store
