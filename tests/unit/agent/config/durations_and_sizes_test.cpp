#include "agent/config/durations_and_sizes.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

using namespace std::chrono_literals;

TEST(Durations, AreDigitsAndAUnit) {
    struct {
        std::string_view text;
        std::optional<duration> meant;
    } const cases[] = {
        {"500ms", 500ms},
        {"30s", 30s},
        {"5m", 5min},
        {"6h", 6h},
        {"2d", 48h},
        {"0s", 0s},
        {"30", {}},
        {"", {}},
        {"s", {}},
        {"-5s", {}},
        {"+5s", {}},
        {"5 s", {}},
        {" 5s", {}},
        {"5S", {}},
        {"1h30m", {}},
        {"1.5h", {}},
        {"5min", {}},
        {"36525d", 36525 * 24h},
        {"36526d", {}},
        {"9223372036854775807ms", {}},
        {"9223372036854775807d", {}},
        {"99999999999999999999s", {}},
    };
    for (const auto& [text, meant] : cases) EXPECT_EQ(parse_duration(text), meant) << text;
}

TEST(Durations, AreShownInTheLargestUnitThatIsWhole) {
    EXPECT_EQ(to_text(1500ms), "1500ms");
    EXPECT_EQ(to_text(90s), "90s");
    EXPECT_EQ(to_text(120s), "2m");
    EXPECT_EQ(to_text(48h), "2d");
    EXPECT_EQ(to_text(0ms), "0ms");
}

TEST(Sizes, AreDigitsAndABinaryUnit) {
    struct {
        std::string_view text;
        std::optional<std::size_t> meant;
    } const cases[] = {
        {"262144", 262'144},
        {"256KiB", 262'144},
        {"64MiB", 67'108'864},
        {"1GiB", 1'073'741'824},
        {"0", 0},
        {"", {}},
        {"KiB", {}},
        {"1kB", {}},
        {"1MB", {}},
        {"-1", {}},
        {"1.5MiB", {}},
        {"1 MiB", {}},
        {"9007199254740992", 9'007'199'254'740'992},
        {"9007199254740993", {}},
        {"99999999999GiB", {}},
    };
    for (const auto& [text, meant] : cases) EXPECT_EQ(parse_size(text), meant) << text;
    EXPECT_EQ(size_to_text(262'144), "256KiB");
    EXPECT_EQ(size_to_text(1'000), "1000");
}

}  // namespace
}  // namespace vigie::config
