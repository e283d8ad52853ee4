#include "sensor-sim/plant/text.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vigie::sim {
namespace {

TEST(Duration, ReadsANumberAndAUnit) {
    const std::pair<std::string_view, std::int64_t> cases[] = {{"500ms", 500},      {"0s", 0},
                                                               {"30s", 30'000},     {"5m", 300'000},
                                                               {"1.5h", 5'400'000}, {"2d", 172'800'000}};
    for (const auto& [text, milliseconds] : cases)
        EXPECT_EQ(parse_duration(text), plant_time{milliseconds}) << text;
}

TEST(Duration, RefusesEverythingElse) {
    for (auto text : {"", "5", "h", "-5m", "5 m", "5w", "1h30m", "1e3s", "4000d", "1.2.3s", ".s"})
        EXPECT_FALSE(parse_duration(text)) << text;
}

TEST(Number, IsTheWholeTextAndFinite) {
    EXPECT_EQ(parse_number("-2.5e1"), -25);
    for (auto text : {"", "1x", "inf", "nan", "1e400", " 1"}) EXPECT_FALSE(parse_number(text)) << text;
}

TEST(Rfc3339, ReadsZonesAndFractions) {
    const std::pair<std::string_view, std::int64_t> cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"2026-01-05T06:00:00Z", 1767592800000},
        {"2026-01-05T07:00:00+01:00", 1767592800000},
        {"2026-01-05t00:30:00.25-05:30", 1767592800250},
        {"2026-01-05 06:00:00.1239z", 1767592800123}};
    for (const auto& [text, milliseconds] : cases) {
        const auto parsed = parse_rfc3339(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(parsed->time_since_epoch().count(), milliseconds) << text;
    }
}

TEST(Rfc3339, RefusesWhatIsNoMoment) {
    for (auto text : {"", "2026-01-05", "2026-01-05T06:00:00", "2026-02-30T06:00:00Z", "2026-01-05T24:00:00Z",
                      "2026-13-05T06:00:00Z", "2026-01-05T06:00:00.Z", "2026-01-05T06:00:00+0100",
                      "2026-01-05T06:00:00Zx"})
        EXPECT_FALSE(parse_rfc3339(text)) << text;
}

TEST(TopicLevel, HasNoWildcardsSlashesOrSpaces) {
    EXPECT_TRUE(is_topic_level("pump-1"));
    for (auto text : {"", "a/b", "+", "#", "a b", "é"}) EXPECT_FALSE(is_topic_level(text)) << text;
    EXPECT_FALSE(is_topic_level(std::string(65, 'a')));
}

TEST(Nearest, FindsTheTypoAndLeavesTheRest) {
    constexpr std::array<std::string_view, 3> keys{"sampling", "sensor", "seed"};
    EXPECT_EQ(nearest("samplng", keys), "sampling");
    EXPECT_EQ(nearest("sensors", keys), "sensor");
    EXPECT_EQ(nearest("humidity", keys), "");
}

}  // namespace
}  // namespace vigie::sim
