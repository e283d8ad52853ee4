#include "services/web/parameters.hpp"

#include <gtest/gtest.h>

namespace vigie::services {
namespace {

TEST(Parameters, AreDecodedAndTakenByName) {
    parameters from{"a=1%202+3&b=&c&%64=%C3%A9"};
    EXPECT_EQ(from.text("a", ""), "1 2 3");
    EXPECT_EQ(from.text("b", ""), "");
    EXPECT_EQ(from.some_text("b", ""), std::nullopt);
    EXPECT_EQ(from.text("c", ""), "");
    EXPECT_EQ(from.text("d", ""), "é");
    EXPECT_EQ(from.text("e", ""), std::nullopt);
    EXPECT_TRUE(from.wrong().empty());
}

TEST(Parameters, NoteWhatCannotBeTaken) {
    parameters twice{"a=1&b=2&a=1"};
    EXPECT_EQ(twice.text("a", "one"), std::nullopt);
    twice.note("a", "missing", "another");  // the first word stays
    ASSERT_EQ(twice.wrong().size(), 1u);
    EXPECT_EQ(twice.wrong()[0].code, "repeated");
    EXPECT_EQ(twice.wrong()[0].expected, "one");
    parameters broken{"a=%zz"};
    EXPECT_EQ(broken.text("a", "one"), std::nullopt);
    ASSERT_EQ(broken.wrong().size(), 1u);
    EXPECT_EQ(broken.wrong()[0].code, "unreadable");
}

TEST(Parameters, TakeDatesThatExist) {
    using namespace std::chrono_literals;
    EXPECT_EQ(parse_date("2000-02-29"), 2000y / 2 / 29);
    for (const char* text :
         {"", "2001-02-29", "1900-02-29", "1799-12-31", "2200-01-01", "2000-13-01", "2000-00-10", "2000-1-01",
          "2000-01-1 ", " 2000-01-1", "+200-01-01", "2000-01-0x", "2000/01/01", "2000-01-011", "-200-01-01"})
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(Parameters, TakeNumbersAsPeopleWriteThem) {
    EXPECT_EQ(parse_decimal("178"), 178);
    EXPECT_EQ(parse_decimal("178.5"), 178.5);
    EXPECT_EQ(parse_decimal("178,5"), 178.5);
    EXPECT_EQ(parse_decimal("0"), 0);
    for (const char* text : {"", "-1", "+1", "1e9", "NaN", "inf", "0x1", ".5", "5.", ",", "1,2,3", "1 2",
                             "1.2,3", "178000000000000000000", "\xD9\xA1"})
        EXPECT_EQ(parse_decimal(text), std::nullopt) << text;
}

}  // namespace
}  // namespace vigie::services
