#include "agent/condition/health.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::condition {
namespace {

/// Two groups of two.
judgement_profile about(combination within, side counts) {
    judgement_profile how;
    for (std::uint8_t group = 0; group < 2; ++group)
        for (int i = 0; i < 2; ++i) how.indicators.push_back({quantity::other, scale::linear, 0, 0, group});
    how.within_group = within;
    how.counts = counts;
    return how;
}

struct combined_case {
    const char* name;
    combination within;
    side counts;
    std::array<double, 4> spreads;
    double expected;
};

void PrintTo(const combined_case& each, std::ostream* out) {
    *out << each.name;
}

class Combined : public testing::TestWithParam<combined_case> {};

TEST_P(Combined, MakesOneNumberOfAll) {
    const auto& given = GetParam();
    std::array<deviation, 4> now;
    for (std::size_t i = 0; i < now.size(); ++i) now[i] = {given.spreads[i], true};
    EXPECT_NEAR(combined(now, about(given.within, given.counts)).value(), given.expected, 1e-12);
}

INSTANTIATE_TEST_SUITE_P(
    , Combined,
    testing::Values(
        combined_case{"the groups agree", combination::mean, side::up, {3, 5, 4, 4}, 4},
        combined_case{"the calmer group decides", combination::mean, side::up, {30, 50, 1, 0}, 0.5},
        combined_case{"what got better speaks against", combination::mean, side::up, {4, -4, 4, 4}, 0},
        combined_case{"either way where both count", combination::mean, side::both, {4, -4, -4, -4}, 4},
        combined_case{"one far off is enough for a distance",
                      combination::root_mean_square,
                      side::both,
                      {0, 6, 6, 0},
                      std::sqrt(18.0)}),
    [](const auto& each) {
        std::string name;
        for (const char letter : std::string_view(each.param.name)) name += letter == ' ' ? '_' : letter;
        return name;
    });

TEST(CombinedHealth, LeavesOutWhatIsNotUsable) {
    const auto how = about(combination::mean, side::up);
    const std::array<deviation, 4> one_dead{{{3, true}, {99, false}, {0, false}, {0, false}}};
    EXPECT_DOUBLE_EQ(combined(one_dead, how).value(), 3);
}

TEST(CombinedHealth, IsNothingWhenNothingIsUsable) {
    EXPECT_FALSE(combined(std::array<deviation, 4>{}, about(combination::mean, side::up)));
}

}  // namespace
}  // namespace vigie::condition
