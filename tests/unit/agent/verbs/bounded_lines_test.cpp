#include "agent/verbs/bounded_lines.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace vigie::verbs {
namespace {

using what = bounded_lines::what;

/// "1 abc|2 too long|…"
std::string read_all(const std::string& text, std::size_t most) {
    std::istringstream in{text};
    bounded_lines lines{in, most};
    std::string all, line;
    for (auto read = lines.next(line); read != what::end; read = lines.next(line))
        all += std::to_string(lines.number()) + ' ' + (read == what::line ? line : "too long") + '|';
    return all;
}

TEST(BoundedLines, AreReadOneByOne) {
    EXPECT_EQ(read_all("", 10), "");
    EXPECT_EQ(read_all("a\n\nb", 10), "1 a|2 |3 b|");
    EXPECT_EQ(read_all("a\r\nb\r\n", 10), "1 a|2 b|");
}

TEST(BoundedLines, PassOverWhatIsTooLongAndGoOn) {
    EXPECT_EQ(read_all("12345\n123456\n1\n", 5), "1 12345|2 too long|3 1|");
}

}  // namespace
}  // namespace vigie::verbs
