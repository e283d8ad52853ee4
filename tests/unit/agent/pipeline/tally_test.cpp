#include "agent/pipeline/tally.hpp"

#include <gtest/gtest.h>

namespace vigie::pipeline {
namespace {

TEST(Tally, CountsRulesThatShareANameTogether) {
    tally counted;
    const auto node = counted.add_rule("node");
    EXPECT_EQ(counted.add_rule("node"), node);
    EXPECT_NE(counted.add_rule("other"), node);
    EXPECT_EQ(counted.rows().size(), 2u);
}

TEST(Tally, SumsWhatWasRejectedOverRulesAndReasons) {
    tally counted;
    const auto a = counted.add_rule("a"), b = counted.add_rule("b");
    counted.reject_message(a, reason::malformed);
    counted.reject_message(a, reason::malformed);
    counted.reject_message(b, reason::bad_time);
    counted.reject_unrouted();
    counted.reject_reading(a, reason::not_a_number);
    EXPECT_EQ(counted.messages_rejected(), 4u);
    EXPECT_EQ(counted.rows()[a].messages[static_cast<std::size_t>(reason::malformed)], 2u);
}

}  // namespace
}  // namespace vigie::pipeline
