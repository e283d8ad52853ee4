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
        return table.add_family({metric, "help", config::metric_type::gauge, true, expiry});
    }
    series_id seen(family_id which, const char* labels, std::chrono::seconds when) {
        const auto id = table.find_or_add(which, labels, rule)->id;
        EXPECT_TRUE(table.add(id, {1, at(when), at(when), false}));
        return id;
    }
    series_table table{3, {60s, 24h}};
    owner_id rule = table.add_owner(3);
};

TEST_F(SeriesTable, FindsASeriesByMetricAndLabels) {
    const auto a = family("a"), b = family("b");
    const auto first = table.find_or_add(a, "x=\"1\"", rule);
    EXPECT_TRUE(first->added);
    EXPECT_FALSE(table.find_or_add(a, "x=\"1\"", rule)->added);
    EXPECT_EQ(table.find_or_add(a, "x=\"1\"", rule)->id, first->id);
    EXPECT_NE(table.find_or_add(b, "x=\"1\"", rule)->id, first->id);
    EXPECT_EQ(table.size(), 2u);
}

TEST_F(SeriesTable, RefusesNewSeriesWhenFullAndServesTheKnown) {
    const auto a = family("a");
    for (const auto* labels : {"1", "2", "3"}) ASSERT_TRUE(table.find_or_add(a, labels, rule));
    EXPECT_EQ(table.find_or_add(a, "4", rule).error(), reason::too_many_series);
    EXPECT_TRUE(table.find_or_add(a, "2", rule));
}

TEST_F(SeriesTable, MakesOneFamilyOfRulesThatShareAMetric) {
    const auto a = table.add_family({"a", "help", config::metric_type::gauge, false, 10s});
    EXPECT_EQ(table.add_family({"a", "help", config::metric_type::gauge, true, 20s}), a);
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
    EXPECT_EQ(table.find_or_add(a, "new", rule)->id, old);
    EXPECT_FALSE(table.at(old).sampled);
}

TEST_F(SeriesTable, KeepsAJudgedSeriesUntilItIsForgotten) {
    const auto judged = seen(family("a"), "x", 0s);
    table.set_sensor(judged, 7);
    EXPECT_FALSE(table.shown(table.at(judged), both(301s)));
    EXPECT_THAT(table.remove_gone(both(301s)), IsEmpty());
    EXPECT_THAT(table.remove_gone(both(24h + 1s)), ElementsAre(judged));
}

TEST_F(SeriesTable, NeverRemovesWhatIsOnlyReportedWhenItChanges) {
    seen(family("a", never), "x", 0s);
    EXPECT_THAT(table.remove_gone(both(1000h)), IsEmpty());
}

TEST_F(SeriesTable, LetsNoRuleTakeTheRoomOfOthers) {
    const auto a = family("a");
    const auto greedy = table.add_owner(2);
    for (const auto* labels : {"1", "2"}) ASSERT_TRUE(table.find_or_add(a, labels, greedy));
    EXPECT_EQ(table.find_or_add(a, "3", greedy).error(), reason::too_many_series_of_rule);
    EXPECT_EQ(table.find_or_add(a, "1", greedy)->added, false);
    EXPECT_EQ(table.size_of(greedy), 2u);
    ASSERT_TRUE(table.find_or_add(a, "3", rule));
    EXPECT_EQ(table.size_of(rule), 1u);
    EXPECT_EQ(table.find_or_add(a, "4", rule).error(), reason::too_many_series);
}

TEST_F(SeriesTable, GivesARuleItsRoomBackWhenSeriesGo) {
    const auto a = family("a");
    const auto small = table.add_owner(1);
    const auto id = table.find_or_add(a, "1", small)->id;
    ASSERT_TRUE(table.add(id, {1, at(0s), at(0s)}));
    EXPECT_THAT(table.remove_gone(both(301s)), ElementsAre(id));
    EXPECT_EQ(table.size_of(small), 0u);
    EXPECT_TRUE(table.find_or_add(a, "2", small));
}

TEST_F(SeriesTable, NeverRemovesADeclaredSeries) {
    const auto id = table.find_or_add(family("a"), "x", rule)->id;
    table.declare(id);
    EXPECT_THAT(table.remove_gone(both(1000h)), IsEmpty());
    EXPECT_FALSE(table.shown(table.at(id), both(0s)));
    ASSERT_TRUE(table.add(id, {1, at(1000h), at(1000h)}));
    EXPECT_TRUE(table.shown(table.at(id), both(1000h)));
    EXPECT_THAT(table.remove_gone(both(2000h)), IsEmpty());
    EXPECT_FALSE(table.shown(table.at(id), both(2000h)));
}

TEST_F(SeriesTable, RemovesWhatWasNeitherSampledNorDeclared) {
    const auto id = table.find_or_add(family("a"), "x", rule)->id;
    EXPECT_THAT(table.remove_gone(both(0s)), ElementsAre(id));
}

TEST_F(SeriesTable, ShowsARetainedValueOnlyWhereValuesNeverExpire) {
    const auto brief = table.find_or_add(family("brief"), "x", rule)->id;
    const auto lasting = table.find_or_add(family("lasting", never), "x", rule)->id;
    for (const auto id : {brief, lasting}) ASSERT_TRUE(table.add(id, {1, at(0s), at(0s), false, false}));
    EXPECT_FALSE(table.shown(table.at(brief), both(0s)));
    EXPECT_TRUE(table.shown(table.at(lasting), both(0s)));
    EXPECT_THAT(table.remove_gone(both(300s)), IsEmpty());
    EXPECT_THAT(table.remove_gone(both(301s)), ElementsAre(brief));
    ASSERT_TRUE(table.add(lasting, {2, at(1s), at(1s)}));
    EXPECT_TRUE(table.shown(table.at(lasting), both(1s)));
}

TEST_F(SeriesTable, GoesOnWithTheStateOfAnother) {
    const auto old = seen(family("a"), "x", 0s);
    ASSERT_TRUE(table.add(old, {5, at(61s), at(61s)}));
    series_table next{3, {60s, 24h}};
    const auto by = next.add_owner(3);
    next.add_family({"b", "", config::metric_type::gauge, false, 300s});
    const auto a = next.add_family({"a", "", config::metric_type::gauge, true, 300s});
    const auto& state = table.at(old);
    const auto id = next.find_or_add(a, table.labels_of(state), by)->id;
    next.restore(id, state);
    const auto& now = next.at(id);
    EXPECT_EQ(next.labels_of(now), "x");
    EXPECT_EQ(now.family, a);
    EXPECT_EQ(now.value, 5);
    EXPECT_EQ(now.last_whole(at(62s), 60s)->minimum, 1);
    EXPECT_EQ(now.last_whole(at(121s), 60s)->minimum, 5);
    EXPECT_TRUE(next.shown(now, both(62s)));
    EXPECT_EQ(next.add(id, {1, at(60s), at(62s)}).error(), reason::out_of_order);
}

TEST(SeriesTableMemory, KeepsAllLabelsWhenHolesAreClosed) {
    series_table table{4'000, {60s, 24h}};
    const auto by = table.add_owner(4'000);
    const auto a = table.add_family({"a", "", config::metric_type::gauge, true, 300s});
    const auto labels = [](int i) { return std::string(100, 'x') + std::to_string(i); };
    for (int i = 0; i < 3'000; ++i) {
        const auto when = i % 3 == 0 ? 1000s : 0s;
        const auto id = table.find_or_add(a, labels(i), by)->id;
        ASSERT_TRUE(table.add(id, {double(i), at(when), at(when)}));
    }
    EXPECT_THAT(table.remove_gone(both(1000s)), testing::SizeIs(2'000));
    for (int i = 0; i < 3'000; i += 3) {
        const auto found = table.find_or_add(a, labels(i), by);
        ASSERT_FALSE(found->added) << i;
        EXPECT_EQ(table.at(found->id).value, i);
    }
    EXPECT_LT(table.label_bytes(), 200'000u);
}

TEST_F(SeriesTable, AgesASeriesOnTheClockItLivesOn) {
    const auto a = family("a");
    const auto plant = table.find_or_add(a, "plant", rule)->id;
    ASSERT_TRUE(table.add(plant, {1, at(0s), at(0s), true}));
    const auto node = seen(a, "node", 0s);
    EXPECT_THAT(table.remove_gone({.arrival = at(10s), .data = at(1000s)}), ElementsAre(plant));
    EXPECT_THAT(table.remove_gone({.arrival = at(1000s), .data = at(10s)}), ElementsAre(node));
}

}  // namespace
}  // namespace vigie::store
