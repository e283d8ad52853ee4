#include "evaluate/turbofan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/evaluate/made_data.hpp"

namespace vigie::evaluate {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Turbofan, SplitsATableIntoEngines) {
    const made_data data{"turbofan_split"};
    data.engines("e.csv", 3, 0);
    const auto engines = engines_of(read_table(data.root / "e.csv"), 1, "e.csv");
    ASSERT_EQ(engines.size(), 3u);
    EXPECT_EQ(engines[0].rows.size(), 110u);
    EXPECT_NEAR(engines[0].rows[0].sensors[0], 100, 1);
}

TEST(Turbofan, FitsATableThatEstimatesEnginesItHasNotSeen) {
    const made_data data{"turbofan_folds"};
    data.engines("run_to_failure_FD001.csv", 40, 0);
    const auto scores = score_turbofans(data.root);
    ASSERT_EQ(scores.size(), 1u);
    EXPECT_EQ(scores[0].name, "FD001");
    EXPECT_EQ(scores[0].units, 40);
    EXPECT_FALSE(scores[0].shipped_table);
    EXPECT_LT(scores[0].rmse, 8);  // guessing the mean is off by 35
    EXPECT_GE(scores[0].useful_alarms, 38);
}

TEST(Turbofan, ScoresTestUnitsWithTheShippedTableInPlaceOfTheFolds) {
    const made_data data{"turbofan_test"};
    data.engines("run_to_failure_FD001.csv", 10, 0);
    data.engines("test_FD001.csv", 4, 30);
    data.file("rul_FD001.csv") << "unit,remaining_cycles\n4,30\n3,30\n2,30\n1,30\n";
    const auto scores = score_turbofans(data.root);
    ASSERT_EQ(scores.size(), 1u);
    EXPECT_TRUE(scores[0].shipped_table);
    EXPECT_EQ(scores[0].units, 4);
}

TEST(Turbofan, SaysWhatIsMissing) {
    const made_data data{"turbofan_missing"};
    EXPECT_THAT(
        [&] { score_turbofans(data.root); },
        ThrowsMessage<std::runtime_error>(HasSubstr("has neither test_FD00n.csv nor run_to_failure")));
    data.engines("test_FD002.csv", 1, 30);
    EXPECT_THAT([&] { score_turbofans(data.root); },
                ThrowsMessage<std::runtime_error>(HasSubstr("has no rul_FD002.csv beside it")));
    data.file("rul_FD002.csv") << "unit,remaining_cycles\n7,30\n";
    EXPECT_THAT([&] { score_turbofans(data.root); },
                ThrowsMessage<std::runtime_error>(HasSubstr("has no unit 1")));
}

TEST(Turbofan, WritesTheTableAsSource) {
    const made_data data{"turbofan_source"};
    data.engines("run_to_failure_FD003.csv", 10, 0);
    const auto text = fitted_table(data.root);
    EXPECT_THAT(text, HasSubstr("10 engines"));
    EXPECT_THAT(text, HasSubstr(".state_borders = {{5, 15, 22.5, 30, 38.5}}"));
    EXPECT_THAT(text, HasSubstr(".weights = {{"));
}

}  // namespace
}  // namespace vigie::evaluate
