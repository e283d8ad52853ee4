#include "evaluate/scoring.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::evaluate {
namespace {

using testing::ElementsAre;

/// 100 h, fails, an e-mail is useful from 50 to 90 h.
unit failing() {
    unit made;
    made.name = "made";
    made.rig = "rig";
    made.end_seconds = 100 * hour;
    made.failed = true;
    made.windows = {{50 * hour, 90 * hour}};
    return made;
}

/// A sample every half hour up to `end`, alarmed from `on` to `off`.
std::vector<moment> samples(double end, double on = 0, double off = 0) {
    std::vector<moment> made;
    for (double at = 0; at <= end; at += hour / 2) made.push_back({at, on <= at && at < off});
    return made;
}

outcome score_at(std::vector<double> hours, failure_at when = failure_at::unit_end) {
    for (auto& each : hours) each *= hour;
    return score(failing(), hours, {}, when, std::nullopt);
}

TEST(Scoring, CountsAnEmailAtEitherEndOfTheWindowAsADetection) {
    EXPECT_EQ(score_at({50}).lead_hours, 50);
    EXPECT_EQ(score_at({90}).lead_hours, 10);
    EXPECT_EQ(score_at({50}).false_mails, 0);
    EXPECT_EQ(score_at({49.9}).lead_hours, std::nullopt);
    EXPECT_EQ(score_at({49.9}).false_mails, 1);
    EXPECT_EQ(score_at({90.1}).lead_hours, std::nullopt);
    EXPECT_EQ(score_at({90.1}).false_mails, 1);
}

TEST(Scoring, CountsTheLeadFromTheFirstEmailInTheWindowToTheFailure) {
    EXPECT_EQ(score_at({40, 60, 85}).lead_hours, 40);
    EXPECT_EQ(score_at({40, 60, 85}, failure_at::window_end).lead_hours, 30);
    EXPECT_EQ(score_at({40, 60, 85}).false_mails, 1);
}

TEST(Scoring, CallsNothingFalseInTheFirstDay) {
    EXPECT_EQ(score_at({0, 23.9}).false_mails, 0);
    EXPECT_EQ(score_at({24}).false_mails, 1);
}

TEST(Scoring, CountsFalseOnesAgainstTheTimeAfterWarmUpOutsideTheWindowsAndBeforeTheRigsLastTwoDays) {
    const auto all = samples(100 * hour);
    EXPECT_NEAR(score(failing(), {}, all, failure_at::unit_end, std::nullopt).months * 730, 26 - 0.5 + 10,
                1e-9);
    EXPECT_NEAR(score(failing(), {}, all, failure_at::unit_end, 100 * hour).months * 730, 26 - 0.5, 1e-9);
    auto healthy = failing();
    healthy.failed = false;
    healthy.windows.clear();
    EXPECT_NEAR(score(healthy, {}, all, failure_at::unit_end, 100 * hour).months * 730, 52 - 24, 1e-9);
    EXPECT_NEAR(score(healthy, {}, all, failure_at::unit_end, std::nullopt).months * 730, 76, 1e-9);
}

TEST(Scoring, DoesNotCountGapsOfOverAnHour) {
    auto healthy = failing();
    healthy.windows.clear();
    const auto months = [&](double gap) {
        const std::vector<moment> states{{30 * hour, false}, {30 * hour + gap, false}};
        return score(healthy, {}, states, failure_at::unit_end, std::nullopt).months * 730;
    };
    EXPECT_NEAR(months(hour), 1, 1e-9);
    EXPECT_EQ(months(hour + 1), 0);
}

TEST(Scoring, MeasuresTheShareOfTimeInAlarm) {
    const auto states = samples(100 * hour, 20 * hour, 30 * hour);
    const std::vector<outcome> one{score(failing(), {}, states, failure_at::unit_end, std::nullopt)};
    EXPECT_NEAR(summarise(one).alarm_time_share, 0.1, 1e-9);
}

TEST(Scoring, FindsWhenARigFailed) {
    std::vector<unit> units(3, failing());
    units[1].end_seconds = 200 * hour;
    units[2].rig = "other";
    units[2].failed = false;
    EXPECT_EQ(rig_failure(units, "rig"), 200 * hour);
    EXPECT_EQ(rig_failure(units, "other"), std::nullopt);
}

TEST(Scoring, SumsUpUnits) {
    const auto made = summarise(std::vector<outcome>{{"a", true, 10.0, 1, 0.5, 0, 0},
                                                     {"b", true, std::nullopt, 0, 0.25, 0, 0},
                                                     {"c", true, 30.0, 0, 0, 0, 0},
                                                     {"d", false, std::nullopt, 1, 1, 0, 0}});
    EXPECT_EQ(made.units, 4);
    EXPECT_EQ(made.failures, 3);
    EXPECT_EQ(made.detected, 2);
    EXPECT_EQ(made.false_mails, 2);
    EXPECT_THAT(made.missed, ElementsAre("b"));
    EXPECT_EQ(made.machine_months, 1.75);
    EXPECT_EQ(made.lead_median_hours, 20);
    EXPECT_EQ(made.lead_min_hours, 10);
    EXPECT_NEAR(made.f1(), 4.0 / 7, 1e-12);
}

TEST(Scoring, HasNoLeadAndNoF1WhereNothingWasFound) {
    const auto made = summarise(std::vector<outcome>{{"a", true, std::nullopt, 0, 1, 0, 0}});
    EXPECT_EQ(made.lead_median_hours, std::nullopt);
    EXPECT_EQ(made.f1(), 0);
    EXPECT_EQ(summarise({}).f1(), 0);
}

TEST(Scoring, BoundsAPoissonMeanAsTheTablesDo) {
    EXPECT_EQ(poisson_bounds(0).low, 0);
    EXPECT_NEAR(poisson_bounds(0).high, 3.689, 1e-3);
    EXPECT_NEAR(poisson_bounds(1).low, 0.0253, 1e-4);
    EXPECT_NEAR(poisson_bounds(1).high, 5.572, 1e-3);
    EXPECT_NEAR(poisson_bounds(10).low, 4.795, 1e-3);
    EXPECT_NEAR(poisson_bounds(10).high, 18.390, 1e-3);
}

}  // namespace
}  // namespace vigie::evaluate
