#include "agent/pipeline/route_cache.hpp"

#include <gtest/gtest.h>

namespace vigie::pipeline {
namespace {

std::vector<config::rule> one_rule() {
    config::rule rule;
    rule.topic = "a/{x}";
    rule.readings.resize(2);
    return {rule};
}

TEST(RouteCache, RemembersTheSeriesOfATopic) {
    const auto rules = one_rule();
    const map::router routes{rules};
    route_cache cache{routes, 10};
    ASSERT_EQ(cache.to(0, "a/1").series.size(), 2u);
    EXPECT_EQ(cache.to(0, "a/1").series[0], store::none);
    cache.to(0, "a/1").series[0] = 5;
    EXPECT_EQ(cache.to(0, "a/1").series[0], 5u);
    cache.clear();
    EXPECT_EQ(cache.to(0, "a/1").series[0], store::none);
}

TEST(RouteCache, RemembersTooThatNoRuleMatches) {
    const auto rules = one_rule();
    const map::router routes{rules};
    route_cache cache{routes, 10};
    EXPECT_EQ(cache.to(0, "b").rule, map::router::no_rule);
    EXPECT_TRUE(cache.to(0, "b").series.empty());
}

TEST(RouteCache, KeepsTheTopicsOfBrokersApart) {
    auto rules = one_rule();
    rules[0].broker = 1;
    const map::router routes{rules};
    route_cache cache{routes, 10};
    EXPECT_EQ(cache.to(0, "a/1").rule, map::router::no_rule);
    EXPECT_EQ(cache.to(1, "a/1").rule, 0u);
}

TEST(RouteCache, EmptiesItselfWhenFull) {
    const auto rules = one_rule();
    const map::router routes{rules};
    route_cache cache{routes, 2};
    for (const auto* topic : {"a/1", "a/2"}) cache.to(0, topic).series[0] = 1;
    EXPECT_EQ(cache.to(0, "a/3").series[0], store::none);
    EXPECT_EQ(cache.to(0, "a/1").series[0], store::none);
}

}  // namespace
}  // namespace vigie::pipeline
