#include "evaluate/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace vigie::evaluate {
namespace {

using testing::HasSubstr;

results made() {
    results all;
    all.bearings.emplace();
    auto& own = all.bearings->judged;
    own.units = 3;
    own.failures = 2;
    own.detected = 1;
    own.missed = {"b"};
    own.machine_months = 2;
    own.lead_median_hours = own.lead_min_hours = 31.25;
    all.bearings->outcomes = {{"a", true, 31.25, 0, 1, 0, 0}, {"b", true, std::nullopt, 0, 1, 0, 0}};
    all.temperatures.emplace();
    all.temperatures->outcomes = {{"t", false, std::nullopt, 1, 1.5, 0, 0}};
    all.circulations = sample_counts{3, 1, 1, 5};
    all.circulations_always = sample_counts{4, 6, 0, 0};
    all.turbofans = {{"FD001", 12.5, 8, 10, false}};
    all.left_out = {"ims"};
    all.seconds = 1.5;
    return all;
}

TEST(Report, HasTheKeysThatProgramsReadAndNoOthers) {
    const auto read = boost::json::parse(json(made()));
    EXPECT_EQ(read, boost::json::parse(R"({
        "bearings": {"units": 3, "failures": 2, "detected": 1, "missed": ["b"], "false_emails": 0,
                     "machine_months": 2.0, "lead_median_h": 31.25, "lead_min_h": 31.25, "f1": 0.6667,
                     "alarm_time_share": 0.0},
        "nab": {"t": {"lead_h": null, "false_emails": 1, "months": 1.5}},
        "skab": {"f1": 0.75, "far": 0.1667, "mar": 0.25},
        "cmapss": {"FD001": {"rmse": 12.5, "useful_alarms": 8, "units": 10}},
        "seconds": 1.5})"));
}

TEST(Report, LeavesOutWhatWasNotThere) {
    results none;
    none.seconds = 1;
    EXPECT_EQ(boost::json::parse(json(none)), boost::json::parse(R"({"seconds": 1.0})"));
}

TEST(Report, TellsPeopleCountsWithTheirIntervalAndWhatWasMissed) {
    const auto text = markdown(made());
    EXPECT_THAT(text, HasSubstr("| Vigie | 1/2 | 0 | 0.67 | 31.2 h | 31.2 h |"));
    EXPECT_THAT(text, HasSubstr("0 in 2.00 machine-months (95 % interval 0.0 … 3.7)"));
    EXPECT_THAT(text, HasSubstr("Missed: b."));
    EXPECT_THAT(text, HasSubstr("| b | missed | 0 | 1.00 |"));
    EXPECT_THAT(text, HasSubstr("| FD001 | 12.50 | 8/10 | five folds |"));
    EXPECT_THAT(text, HasSubstr("Not there and left out: ims."));
}

TEST(Report, PrintsOneRowAGuard) {
    guard_row row;
    row.name = "gains × 2";
    row.bearings.failures = row.bearings.detected = 9;
    EXPECT_THAT(markdown(std::vector<guard_row>{row}), HasSubstr("| gains × 2 | 9/9 | 0 | 1.00 | – |"));
}

}  // namespace
}  // namespace vigie::evaluate
