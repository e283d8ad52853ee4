#include "agent/condition/presence.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

using label_list = std::vector<map::label_value>;

TEST(Presence, TellsWhatIsNewInADevicesWord) {
    presence all;
    const struct {
        bool online, first, changed;
    } words[] = {{true, true, false},
                 {true, false, false},
                 {false, false, true},
                 {false, false, false},
                 {true, false, true}};
    for (const auto& [online, first, changed] : words) {
        const auto news = all.said(R"(device="a")", online);
        EXPECT_EQ(news.first, first);
        EXPECT_EQ(news.changed, changed);
    }
    EXPECT_TRUE(all.said(R"(device="b")", false).changed) << "gone from the first word on";
}

TEST(Presence, CoversTheSensorsThatCarryAllOfTheDevicesLabels) {
    const struct {
        std::string_view device, sensor;
        bool covers;
    } cases[] = {
        {R"(device="a")", R"(metric="m",device="a",sensor="s")", true},
        {R"(device="a",site="x")", R"(metric="m",device="a",sensor="s",site="x")", true},
        {R"(device="a",site="y")", R"(metric="m",device="a",sensor="s",site="x")", false},
        {R"(device="a")", R"(metric="m",device="ab")", false},
        {R"(device="a")", R"(metric="m",my_device="a")", false},
        {R"(device="a\"b,c")", R"(metric="m",device="a\"b,c",x="1")", true},
        {R"(device="a")", R"(metric="m",sensor=",device=\"a\"")", false},
    };
    for (const auto& [device, sensor, covers] : cases)
        EXPECT_EQ(presence::covers(device, sensor), covers) << device << " of " << sensor;
}

TEST(Presence, CountsTheDevicesThatASensorHangsOn) {
    presence all;
    all.said(R"(device="a")", false);
    all.said(R"(device="a",site="x")", true);
    all.said(R"(site="x")", false);
    all.said(R"(device="b")", false);
    const label_list sensor{{"device", "a"}, {"sensor", "s"}, {"site", "x"}}, other{{"sensor", "s"}};
    EXPECT_EQ(all.of(sensor).known, 3u);
    EXPECT_EQ(all.of(sensor).gone, 2u);
    EXPECT_EQ(all.of(other).known, 0u);
}

}  // namespace
}  // namespace vigie::condition
