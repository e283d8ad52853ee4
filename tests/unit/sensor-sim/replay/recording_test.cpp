#include "sensor-sim/replay/recording.hpp"

#include <gtest/gtest.h>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

TEST(Recording, StartsAtItsFirstRow) {
    const auto parsed = parse_recording("t_s,h,v\r\n600,1.5,-2e-1\r\n1200.5,,nan\n\n", "r.csv");
    ASSERT_TRUE(std::holds_alternative<recording>(parsed));
    const auto& r = std::get<recording>(parsed);
    EXPECT_EQ(r.columns, (std::vector<std::string>{"h", "v"}));
    ASSERT_EQ(r.rows.size(), 2U);
    EXPECT_EQ(r.rows[0].at, 0ms);
    EXPECT_EQ(r.rows[0].cells[1], -0.2);
    EXPECT_EQ(r.rows[1].at, 600'500ms);
    EXPECT_FALSE(r.rows[1].cells[0]);
    EXPECT_FALSE(r.rows[1].cells[1]);
}

TEST(Recording, SaysWhatIsWrongAndWhere) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"", "r.csv: has no rows: it needs a header and at least one line of numbers"},
        {"t_s,h\n", "r.csv: has no rows: it needs a header and at least one line of numbers"},
        {"time,h\n0,1\n", "r.csv:1:1: key 'time': the first column must be 't_s', seconds from the start"},
        {"t_s\n0\n", "r.csv:1:1: needs 1 to 256 columns beside 't_s'"},
        {"t_s,h\n0,1,2\n", "r.csv:2:1: has 3 cells, the header 2"},
        {"t_s,h\nx,1\n", "r.csv:2:1: key 't_s': 'x' must be seconds"},
        {"t_s,h\n0,1\n10,one\n", "r.csv:3:1: key 'h': 'one' must be a number, or empty"},
    };
    for (const auto& [csv, what] : cases) {
        const auto parsed = parse_recording(csv, "r.csv");
        ASSERT_TRUE(std::holds_alternative<complaint>(parsed)) << what;
        EXPECT_EQ(to_string(std::get<complaint>(parsed)), what);
    }
}

TEST(Recording, LeavesOutRowsThatGoBack) {
    const auto parsed = parse_recording("t_s,h\n0,1\n10,2\n5,3\n10,4\n20,5\n", "r.csv");
    const auto& r = std::get<recording>(parsed);
    EXPECT_EQ(r.left_out, 1U);
    ASSERT_EQ(r.rows.size(), 4U);
    EXPECT_EQ(r.rows[2].cells[0], 4);
}

TEST(Recording, RefusesAnEndlessLine) {
    const auto parsed = parse_recording("t_s,h\n0," + std::string(70'000, '1'), "r.csv");
    EXPECT_EQ(to_string(std::get<complaint>(parsed)), "r.csv:2:1: is over 64 KiB long");
}

}  // namespace
}  // namespace vigie::sim
