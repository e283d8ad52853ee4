#include "agent/map/router.hpp"

#include <gtest/gtest.h>

namespace vigie::map {
namespace {

config::rule rule(const char* topic, int qos = 1) {
    config::rule made;
    made.topic = topic;
    made.qos = qos;
    made.readings.resize(1);
    return made;
}

std::string asked(const std::vector<config::rule>& rules) {
    std::string text;
    for (const auto& one : router{rules}.subscriptions(0))
        text += one.filter + "@" + std::to_string(one.qos) + " ";
    return text;
}

TEST(Router, GivesATopicToTheFirstRuleThatMatches) {
    const std::vector rules{rule("a/special"), rule("a/{x}"), rule("a/#")};
    const router routes{rules};
    captures found;
    EXPECT_EQ(routes.route(0, "a/special", found), 0u);
    EXPECT_EQ(routes.route(0, "a/other", found), 1u);
    EXPECT_EQ(routes.route(0, "a/other/deep", found), 2u);
    EXPECT_EQ(routes.route(0, "b", found), router::no_rule);
}

TEST(Router, SubscribesToEachFilterOnceWithTheHighestQualityOfService) {
    EXPECT_EQ(asked({rule("a/{x}", 0), rule("a/{y}", 1), rule("b", 0)}), "a/+@1 b@0 ");
}

TEST(Router, KeepsTheRulesOfBrokersApart) {
    std::vector rules{rule("a/#"), rule("a/{x}", 2)};
    rules[1].broker = 1;
    const router routes{rules};
    captures found;
    EXPECT_EQ(routes.route(1, "a/b", found), 1u);
    EXPECT_EQ(routes.route(1, "a/b/c", found), router::no_rule);
    ASSERT_EQ(routes.subscriptions(1).size(), 1u);
    EXPECT_EQ(routes.subscriptions(1)[0].filter, "a/+");
    EXPECT_EQ(routes.subscriptions(0)[0].qos, 1);
}

TEST(Router, LeavesOutWhatAnotherSubscriptionCovers) {
    EXPECT_EQ(asked({rule("a/b", 1), rule("a/#", 0), rule("a/+", 0)}), "a/#@1 ");
}

}  // namespace
}  // namespace vigie::map
