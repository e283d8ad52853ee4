#include "evaluate/units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::evaluate {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr std::string_view head = "unit,rig,t_end_s,failed,windows\n";

std::vector<unit> parse(const std::string& rows) {
    return parse_units(std::string(head) + rows, "units.csv");
}

TEST(Units, AreReadWithTheirWindows) {
    const auto units = parse("a,r,100,1,10:20;30:40\nb,r,50.5,0,\n");
    ASSERT_EQ(units.size(), 2u);
    EXPECT_EQ(units[0].name, "a");
    EXPECT_TRUE(units[0].failed);
    ASSERT_EQ(units[0].windows.size(), 2u);
    EXPECT_EQ(units[0].windows[1].end, 40);
    EXPECT_EQ(units[1].end_seconds, 50.5);
    EXPECT_FALSE(units[1].failed);
    EXPECT_TRUE(units[1].windows.empty());
}

TEST(Units, HoldBothEndsOfAWindow) {
    const auto units = parse("a,r,100,1,10:20\n");
    for (const double in : {10, 15, 20}) EXPECT_TRUE(units[0].in_window(in)) << in;
    for (const double out : {9.9, 20.1}) EXPECT_FALSE(units[0].in_window(out)) << out;
}

TEST(Units, NameFileAndLineOfWhatIsWrong) {
    EXPECT_THAT([] { parse("a,r,100,1,10-20\n"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("units.csv:2: '10-20' is not a span start:end")));
    EXPECT_THAT([] { parse("a,r,soon,1,\n"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("units.csv:2: 'soon' is not a number")));
    EXPECT_THAT([] { parse("a,r\n"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("units.csv:2: has 2 cells")));
    EXPECT_THAT([] { parse_units("unit,rig\n", "units.csv"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("units.csv: has no column 't_end_s'")));
}

}  // namespace
}  // namespace vigie::evaluate
