#include "agent/store/series_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::store {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

timestamp at(std::chrono::seconds since_epoch) {
    return timestamp{since_epoch};
}
clocks both(std::chrono::seconds now) {
    return {at(now), at(now)};
}

class SeriesTable : public testing::Test {
protected:
    family_id family(const char* metric, duration expiry = 300s) {
        return table.add_family({metric, "help", config::metric_type::gauge, true, expiry, {}});
    }
    series_id seen(family_id which, const char* labels, std::chrono::seconds when) {
        const auto id = table.find_or_add(which, labels)->id;
        EXPECT_TRUE(table.at(id).add({1, at(when), at(when), false}, 60s));
        return id;
    }
    series_table table{3, {60s, 24h}};
};

TEST_F(SeriesTable, FindsASeriesByMetricAndLabels) {
    const auto a = family("a"), b = family("b");
    const auto first = table.find_or_add(a, "x=\"1\"");
    EXPECT_TRUE(first->added);
    EXPECT_FALSE(table.find_or_add(a, "x=\"1\"")->added);
    EXPECT_EQ(table.find_or_add(a, "x=\"1\"")->id, first->id);
    EXPECT_NE(table.find_or_add(b, "x=\"1\"")->id, first->id);
    EXPECT_EQ(table.size(), 2u);
}

TEST_F(SeriesTable, RefusesNewSeriesWhenFullAndServesTheKnown) {
    const auto a = family("a");
    for (const auto* labels : {"1", "2", "3"}) ASSERT_TRUE(table.find_or_add(a, labels));
    EXPECT_EQ(table.find_or_add(a, "4").error(), reason::too_many_series);
    EXPECT_TRUE(table.find_or_add(a, "2"));
}

TEST_F(SeriesTable, MakesOneFamilyOfRulesThatShareAMetric) {
    const auto a = table.add_family({"a", "help", config::metric_type::gauge, false, 10s, {}});
    EXPECT_EQ(table.add_family({"a", "help", config::metric_type::gauge, true, 20s, {}}), a);
    EXPECT_TRUE(table.families()[a].window);
    EXPECT_EQ(table.families()[a].expiry, 20s);
}

TEST_F(SeriesTable, RemovesWhatNobodyRenewsAndUsesItsPlaceAgain) {
    const auto a = family("a");
    const auto old = seen(a, "old", 0s);
    seen(a, "young", 200s);
    EXPECT_THAT(table.remove_gone(both(300s)), IsEmpty());
    EXPECT_THAT(table.remove_gone(both(301s)), ElementsAre(old));
    EXPECT_EQ(table.size(), 1u);
    EXPECT_THAT(table.families()[a].members, testing::SizeIs(1));
    EXPECT_EQ(table.find_or_add(a, "new")->id, old);
    EXPECT_FALSE(table.at(old).sampled);
}

TEST_F(SeriesTable, KeepsAJudgedSeriesUntilItIsForgotten) {
    const auto judged = seen(family("a"), "x", 0s);
    table.at(judged).sensor = 7;
    EXPECT_FALSE(table.shown(table.at(judged), both(301s)));
    EXPECT_THAT(table.remove_gone(both(301s)), IsEmpty());
    EXPECT_THAT(table.remove_gone(both(24h + 1s)), ElementsAre(judged));
}

TEST_F(SeriesTable, NeverRemovesWhatIsOnlyReportedWhenItChanges) {
    seen(family("a", never), "x", 0s);
    EXPECT_THAT(table.remove_gone(both(1000h)), IsEmpty());
}

TEST_F(SeriesTable, AgesASeriesOnTheClockItLivesOn) {
    const auto a = family("a");
    const auto plant = table.find_or_add(a, "plant")->id;
    ASSERT_TRUE(table.at(plant).add({1, at(0s), at(0s), true}, 60s));
    const auto node = seen(a, "node", 0s);
    EXPECT_THAT(table.remove_gone({.arrival = at(10s), .data = at(1000s)}), ElementsAre(plant));
    EXPECT_THAT(table.remove_gone({.arrival = at(1000s), .data = at(10s)}), ElementsAre(node));
}

}  // namespace
}  // namespace vigie::store
