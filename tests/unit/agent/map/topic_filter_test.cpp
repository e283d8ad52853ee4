#include "agent/map/topic_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::map {
namespace {

using testing::ElementsAre;

struct match_case {
    const char* filter;
    const char* topic;
    bool matches;
};

class TopicFilterMatch : public testing::TestWithParam<match_case> {};

TEST_P(TopicFilterMatch, FollowsMqtt) {
    captures found;
    EXPECT_EQ(topic_filter{GetParam().filter}.match(GetParam().topic, found), GetParam().matches)
        << GetParam().filter << " " << GetParam().topic;
}

INSTANTIATE_TEST_SUITE_P(Table, TopicFilterMatch,
                         testing::Values(match_case{"a/b", "a/b", true}, match_case{"a/b", "a/b/c", false},
                                         match_case{"a/b", "a", false}, match_case{"a/+", "a/b", true},
                                         match_case{"a/+", "a/", true}, match_case{"a/+", "a", false},
                                         match_case{"a/+/c", "a/b/c", true},
                                         match_case{"a/+/c", "a/b/d", false}, match_case{"a/#", "a", true},
                                         match_case{"a/#", "a/b/c", true}, match_case{"#", "a/b", true},
                                         match_case{"#", "$SYS/broker", false},
                                         match_case{"{x}/broker", "$SYS/broker", false},
                                         match_case{"$SYS/broker", "$SYS/broker", true},
                                         match_case{"/a", "/a", true}, match_case{"/a", "a", false},
                                         match_case{"plant/{site}/{line}", "plant/lyon/press", true},
                                         match_case{"plant/{site}/{line}", "plant/lyon", false}));

TEST(TopicFilter, CapturesWholeLevelsByName) {
    const topic_filter filter{"plant/{site}/+/{machine}/#"};
    captures found;
    ASSERT_TRUE(filter.match("plant/lyon/press/pump-1/vibration/x", found));
    EXPECT_THAT(filter.names(), ElementsAre("site", "machine"));
    EXPECT_THAT(found, ElementsAre("lyon", "pump-1"));
}

TEST(TopicFilter, CapturesAllLevelsThatAreLeft) {
    const topic_filter filter{"plant/{site}/{rest#}"};
    captures found;
    ASSERT_TRUE(filter.match("plant/lyon/press/pump-1/x", found));
    EXPECT_THAT(found, ElementsAre("lyon", "press/pump-1/x"));
    ASSERT_TRUE(filter.match("plant/lyon", found)) << "'#' takes the level above, too";
    EXPECT_THAT(found, ElementsAre("lyon", ""));
    EXPECT_EQ(filter.subscription(), "plant/+/#");
}

TEST(TopicFilter, IsSubscribedWithPlusForACapture) {
    EXPECT_EQ(topic_filter{"plant/{site}/+/a/#"}.subscription(), "plant/+/+/a/#");
    EXPECT_EQ(topic_filter{"/a"}.subscription(), "/a");
}

}  // namespace
}  // namespace vigie::map
