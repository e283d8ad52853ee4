#include "sensor-sim/replay/channels.hpp"

#include <gtest/gtest.h>

namespace vigie::sim {
namespace {

using columns = std::vector<std::string>;

/// "column → tail ×scale"
std::vector<std::string> chosen(const columns& from, const channel_choice& choice = {}) {
    const auto result = choose_channels(from, choice);
    if (const auto* wrong = std::get_if<std::string>(&result)) return {*wrong};
    std::vector<std::string> text;
    for (const auto& c : std::get<std::vector<channel>>(result))
        text.push_back(from[c.column] + " " + c.tail + " " + std::to_string(c.scale).substr(0, 5));
    return text;
}

TEST(Channels, PreferTheVelocity) {
    EXPECT_EQ(chosen({"h_acceleration_rms_g", "h_velocity_rms_mm_s", "h_acceleration_kurtosis",
                      "v_velocity_rms_mm_s"}),
              (columns{"h_velocity_rms_mm_s vibration/bearing/h 1.000",
                       "v_velocity_rms_mm_s vibration/bearing/v 1.000"}));
}

TEST(Channels, TurnAccelerationIntoVelocityAtAFrequency) {
    EXPECT_EQ(chosen({"a_acceleration_rms_g", "a_acceleration_peak_g"}),
              (columns{"a_acceleration_rms_g vibration/bearing/a 15.60"}));
    EXPECT_EQ(chosen({"acceleration_rms_g"}, {.frequency_hz = 200}),
              (columns{"acceleration_rms_g vibration/bearing/x 7.803"}));
}

TEST(Channels, LeaveTheNumbersWhereTheQuantityIsTheUsers) {
    EXPECT_EQ(chosen({"a_acceleration_rms_g"}, {.quantity = "acceleration", .sensor = "hub"}),
              (columns{"a_acceleration_rms_g acceleration/hub/a 1.000"}));
}

TEST(Channels, KnowTemperaturesCurrentsAndPressures) {
    EXPECT_EQ(chosen({"current", "pressure", "voltage", "oil temperature"}),
              (columns{"current current/current 1.000", "pressure pressure/pressure 1.000",
                       "oil temperature temperature/oil_temperature 1.000"}));
    const auto result = choose_channels(columns{"temperature_fahrenheit"}, {});
    const auto& c = std::get<std::vector<channel>>(result).at(0);
    EXPECT_NEAR(212 * c.scale + c.offset, 100, 1e-9);
}

TEST(Channels, TakeEveryColumnWhereNoneIsKnown) {
    EXPECT_EQ(chosen({"b1", "b2"}),
              (columns{"b1 vibration/bearing/b1 1.000", "b2 vibration/bearing/b2 1.000"}));
}

TEST(Channels, ObeyTheMapAndNothingElse) {
    const auto map = parse_mapping("b2=vibration/drive-end/x*2.5");
    ASSERT_TRUE(map);
    EXPECT_EQ(chosen({"b1", "b2"}, {.maps = {*map}}), (columns{"b2 vibration/drive-end/x 2.500"}));
    EXPECT_EQ(chosen({"b1", "c2"}, {.maps = {*map}}), (columns{"--map: no column 'b2': did you mean 'b1'?"}));
}

TEST(Channels, RefuseTwoColumnsOnOneTopic) {
    EXPECT_EQ(chosen({"a b", "a_b"}),
              (columns{"two columns would be published as 'vibration/bearing/a_b': name them with --map"}));
}

TEST(Mapping, RefusesWhatIsNoTopic) {
    for (auto text :
         {"", "a", "=vibration/x", "a=vibration", "a=vibration/+/x", "a=b/c/d/e", "a=b/c*", "a=b//c"})
        EXPECT_FALSE(parse_mapping(text)) << text;
}

}  // namespace
}  // namespace vigie::sim
