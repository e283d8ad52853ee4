#include "evaluate/kinds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::evaluate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Kinds, FindABearingsAxesByWhatTheColumnsMeasure) {
    const std::vector<std::string> names{"t_s",
                                         "h_acceleration_kurtosis",
                                         "h_acceleration_rms_g",
                                         "h_acceleration_p2p_g",
                                         "v_acceleration_rms_g",
                                         "v_acceleration_p2p_g",
                                         "v_acceleration_kurtosis"};
    const auto made = bearing(names, "x.csv");
    EXPECT_THAT(made.columns, ElementsAre(2, 3, 1, 4, 5, 6));
    EXPECT_EQ(made.how.indicators[0].group, 0);
    EXPECT_EQ(made.how.indicators[5].group, 1);
}

TEST(Kinds, TakeABearingWithOneAxisThatHasNoName) {
    const std::vector<std::string> names{"t_s", "acceleration_kurtosis", "acceleration_rms_g",
                                         "acceleration_p2p_g"};
    EXPECT_THAT(bearing(names, "x.csv").columns, ElementsAre(2, 3, 1));
}

TEST(Kinds, NameTheColumnThatAnAxisLacks) {
    const std::vector<std::string> names{"t_s", "h_acceleration_rms_g", "h_acceleration_p2p_g"};
    EXPECT_THAT(
        [&] { bearing(names, "x.csv"); },
        ThrowsMessage<std::runtime_error>(HasSubstr("x.csv: has no column 'h_acceleration_kurtosis…'")));
    EXPECT_THAT([] { bearing(std::vector<std::string>{"t_s"}, "x.csv"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("x.csv: has no column '…acceleration_rms…'")));
}

TEST(Kinds, FindTheTemperatureWhateverItsUnit) {
    const std::vector<std::string> names{"t_s", "temperature_celsius"};
    EXPECT_THAT(temperature(names, "x.csv").columns, ElementsAre(1));
    EXPECT_THAT([] { temperature(std::vector<std::string>{"t_s"}, "x.csv"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("x.csv: has no column '…temperature…'")));
}

TEST(Kinds, TakeWhatACirculationHasAndNothingElse) {
    const std::vector<std::string> names{"t_s", "accelerometer1rms", "operator", "volume_flow_raterms",
                                         "voltage"};
    EXPECT_THAT(circulation(names, "x.csv").columns, ElementsAre(1, 3, 4));
    EXPECT_THAT([] { circulation(std::vector<std::string>{"t_s"}, "x.csv"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("x.csv: has no column of a water circulation")));
}

}  // namespace
}  // namespace vigie::evaluate
