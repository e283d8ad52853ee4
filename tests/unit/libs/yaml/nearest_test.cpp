#include "libs/yaml/nearest.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vigie::yaml {
namespace {

constexpr std::array<std::string_view, 4> known{"format", "topic", "time", "time_unit"};

TEST(Nearest, FindsWhatWasMeant) {
    struct {
        std::string_view word, meant;
    } const cases[] = {
        {"formatt", "format"},
        {"fromat", "format"},
        {"Topic", "topic"},
        {"tiem", "time"},
        {"timeunit", "time_unit"},
        {"tim", "time"},
        {"qos", ""},
        {"", ""},
        {"frmatting", ""},
        {"tmie_untis", "time_unit"},
    };
    for (const auto& [word, meant] : cases) EXPECT_EQ(nearest(word, known).value_or(""), meant) << word;
    EXPECT_EQ(nearest(std::string(100'000, 'x'), known), std::nullopt);
}

TEST(Nearest, IsSaidOrElseAllThereAre) {
    EXPECT_EQ(suggestion("fromat", known), "did you mean 'format'?");
    EXPECT_EQ(suggestion("qos", known), "known are 'format', 'topic', 'time' and 'time_unit'");
    EXPECT_EQ(suggestion("x", std::array<std::string_view, 1>{"only"}), "known are 'only'");
}

}  // namespace
}  // namespace vigie::yaml
