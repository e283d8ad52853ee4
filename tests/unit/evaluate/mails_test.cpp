#include "evaluate/mails.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::evaluate {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double hour = 3600, sent_after = 20;  // for 10 s, group_wait 10 s

TEST(Mails, AreSentAfterTheRulesForAndTheRoutesWait) {
    const std::vector<moment> states{{0, false}, {600, true}, {1200, true}};
    EXPECT_THAT(mails_of(states), ElementsAre(600 + sent_after));
}

TEST(Mails, AreNotSentForAnAlarmShorterThanTheRulesFor) {
    EXPECT_THAT(mails_of(std::vector<moment>{{0, false}, {600, true}, {609, false}}), IsEmpty());
    EXPECT_THAT(mails_of(std::vector<moment>{{0, false}, {600, true}, {610, false}}), ElementsAre(620));
}

TEST(Mails, AreOneForAllThatComesWithinADayOfQuiet) {
    const auto second = [](double quiet) {
        return std::vector<moment>{
            {0, true}, {hour, false}, {hour + quiet, true}, {hour + quiet + 600, false}};
    };
    EXPECT_THAT(mails_of(second(23.9 * hour)), ElementsAre(sent_after));
    // The rule keeps firing for half a minute, from where the quiet counts.
    EXPECT_THAT(mails_of(second(24 * hour + 19)), ElementsAre(sent_after));
    EXPECT_THAT(mails_of(second(24 * hour + 20)), ElementsAre(sent_after, 25 * hour + 20 + sent_after));
}

TEST(Mails, CountTheQuietFromTheLastAlarmAndNotFromTheLastMail) {
    const std::vector<moment> states{{0, true},          {hour, false},     {20 * hour, true},
                                     {21 * hour, false}, {40 * hour, true}, {41 * hour, false},
                                     {66 * hour, true},  {67 * hour, false}};
    EXPECT_THAT(mails_of(states), ElementsAre(sent_after, 66 * hour + sent_after));
}

TEST(Mails, AreSentForAnAlarmThatBeginsWithTheLastSample) {
    EXPECT_THAT(mails_of(std::vector<moment>{{0, false}, {600, true}}), ElementsAre(620));
}

TEST(Mails, DoNotMindTimeGoingBackwards) {
    const std::vector<moment> states{{0, false},    {7200, false}, {3600, true},
                                     {3700, false}, {7300, true},  {7400, false}};
    EXPECT_THAT(mails_of(states), ElementsAre(7300 + sent_after));
}

}  // namespace
}  // namespace vigie::evaluate
