#include "agent/condition/advisory.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace vigie::condition {
namespace {

struct seen {
    quantity what;
    std::uint8_t group;
    double spreads;
};

struct pattern_case {
    std::string name;
    std::vector<seen> indicators;
    pattern looks_like;
};

void PrintTo(const pattern_case& each, std::ostream* out) {
    *out << each.name;
}

judgement_profile profile_of(const std::vector<seen>& indicators) {
    judgement_profile how;
    how.counts = side::up;
    how.warn = 2;
    for (const auto& each : indicators)
        how.indicators.push_back({each.what, scale::linear, 0, 0, each.group});
    return how;
}

std::vector<deviation> deviations_of(const std::vector<seen>& indicators) {
    std::vector<deviation> now;
    for (const auto& each : indicators) now.push_back({each.spreads, true});
    return now;
}

class Pattern : public testing::TestWithParam<pattern_case> {};

TEST_P(Pattern, IsToldByWhatSpeaks) {
    const auto& given = GetParam();
    const auto made = advice_for(deviations_of(given.indicators), profile_of(given.indicators));
    EXPECT_EQ(name_of(made.looks_like), name_of(given.looks_like));
    EXPECT_FALSE(check_for(made.looks_like).empty());
}

using q = quantity;
INSTANTIATE_TEST_SUITE_P(
    , Pattern,
    testing::Values(
        pattern_case{"calm", {{q::acceleration_rms, 0, 0.5}, {q::temperature, 0, 0.9}}, pattern::none},
        pattern_case{"impulses", {{q::acceleration_rms, 0, 3}, {q::impulsiveness, 0, 2}}, pattern::bearing},
        pattern_case{"envelope", {{q::envelope, 0, 3}, {q::velocity_rms, 0, 0}}, pattern::bearing},
        pattern_case{"energy", {{q::acceleration_rms, 0, 3}, {q::impulsiveness, 0, 0}}, pattern::lubrication},
        pattern_case{
            "velocity_at_both", {{q::velocity_rms, 0, 3}, {q::velocity_rms, 1, 3}}, pattern::alignment},
        pattern_case{"velocity", {{q::velocity_rms, 0, 3}, {q::acceleration_rms, 0, 0}}, pattern::balance},
        pattern_case{"one_of_two", {{q::velocity_rms, 0, 9}, {q::velocity_rms, 1, 0}}, pattern::sensor},
        pattern_case{"heat", {{q::temperature, 0, 3}, {q::acceleration_rms, 0, 0}}, pattern::cooling},
        pattern_case{"flow", {{q::flow, 0, 3}, {q::temperature, 0, 3}}, pattern::hydraulics},
        pattern_case{"current", {{q::current, 0, 3}}, pattern::load},
        pattern_case{"other", {{q::other, 0, 3}}, pattern::unclear}),
    [](const auto& each) { return each.param.name; });

TEST(Advice, NamesTheFurthestThreeFirst) {
    const std::vector<seen> given{
        {q::other, 0, 2}, {q::other, 0, 5}, {q::other, 0, 0.1}, {q::other, 0, 3}, {q::other, 0, 4}};
    const auto made = advice_for(deviations_of(given), profile_of(given));
    ASSERT_EQ(made.leads, 3);
    EXPECT_EQ(made.leading[0], 1);
    EXPECT_EQ(made.leading[1], 4);
    EXPECT_EQ(made.leading[2], 3);
}

TEST(Advice, NeverNamesWhatIsNotUsable) {
    const std::vector<seen> given{{q::other, 0, 9}, {q::other, 0, 2}};
    auto now = deviations_of(given);
    now[0].usable = false;
    const auto made = advice_for(now, profile_of(given));
    ASSERT_EQ(made.leads, 1);
    EXPECT_EQ(made.leading[0], 1);
}

}  // namespace
}  // namespace vigie::condition
