#include "agent/condition/watched_machine.hpp"

#include "tests/unit/agent/condition/judgement_samples.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {
namespace {

config::machine watched(bool with_load = false) {
    config::machine about;
    about.how = two_axes();
    about.how.indicators.clear();
    for (const auto* metric : {"rms", "kurtosis"})
        about.indicators.push_back(
            {{metric, {}, {}, {}}, {quantity::acceleration_rms, scale::logarithmic, 0.2, 0, 0}, "axis"});
    if (with_load) about.operating = config::operating_signal{{"load", {}, {}, {}}, 0.1, {0.5}};
    return about;
}

class WatchedMachine : public testing::Test {
protected:
    watched_machine::place join(watched_machine& to, const std::string& metric, const std::string& axis,
                                std::uint64_t mapping = 1) {
        const map::label_value labels[] = {{"axis", axis}, {"machine", "pump-1"}};
        const auto* told = told_by(about, metric, labels);
        if (told == nullptr) return watched_machine::nowhere;
        return to.join(*told, labels, "metric=\"" + metric + "\",axis=\"" + axis + "\"", mapping);
    }
    void join_all(watched_machine& to) {
        for (const auto* axis : {"x", "y"})
            for (const auto* metric : {"rms", "kurtosis"}) places.push_back(join(to, metric, axis));
    }
    /// A moment of all indicators and the tick after it.
    void step(watched_machine& to, double factor) {
        for (const auto place : places) to.sample(place, factor * std::exp(noise(draw)), at, at, true);
        to.tick({at + 6s, at + 6s});
        at += 10min;
    }
    void run(watched_machine& to, duration span, double factor = 1) {
        for (const auto end = at + span; at < end;) step(to, factor);
    }
    config::machine about = watched();
    std::vector<watched_machine::place> places;
    timestamp at = start;
    std::mt19937 draw{1};
    std::normal_distribution<double> noise{0, 0.05};
};

TEST_F(WatchedMachine, LearnsIsNormalAndIsDegradedWithWhatLedToIt) {
    watched_machine one{about};
    join_all(one);
    EXPECT_EQ(one.state(), shown::learning);
    run(one, 12h);
    EXPECT_NEAR(one.learned_share(), 0.5, 0.02);
    run(one, 24h);
    EXPECT_EQ(one.state(), shown::normal);
    EXPECT_EQ(one.learned_share(), 1);
    EXPECT_EQ(one.status(), ne107::good);
    run(one, 24h, 2);
    EXPECT_EQ(one.state(), shown::degraded);
    EXPECT_EQ(one.status(), ne107::maintenance_required);
    EXPECT_EQ(one.since(), one.judgement().now().since);
    EXPECT_GT(one.recent().at(11), 2.4);
    EXPECT_LT(one.recent().at(2), 1) << "11 slots of four hours each back";
}

TEST_F(WatchedMachine, JudgesAMomentWhenALaterOneComesOrTheClockHasGoneOn) {
    watched_machine one{about};
    join_all(one);
    one.sample(0, 1, at, at, true);
    one.tick({at + 1s, at + 1s});
    EXPECT_EQ(one.since(), at);
    run(one, 36h);
    ASSERT_EQ(one.state(), shown::normal);
    const auto before = one.judgement().now().score;
    for (const auto place : places) one.sample(place, 9, at, at, true);
    EXPECT_EQ(one.judgement().now().score, before) << "the moment may have more samples to come";
    one.tick({at + 4s, at + 4s});
    EXPECT_EQ(one.judgement().now().score, before);
    one.sample(0, 9, at + 10min, at + 10min, true);
    EXPECT_GT(one.judgement().now().score, before);
}

TEST_F(WatchedMachine, IsUnknownWhenNobodySeesItAndAnAlarmHolds) {
    watched_machine one{about};
    join_all(one);
    run(one, 36h);
    one.tick({at + 2h, at + 2h});
    EXPECT_EQ(one.state(), shown::unknown);
    EXPECT_EQ(one.status(), ne107::function_check);
    run(one, 24h, 2);
    one.tick({at + 2h, at + 2h});
    EXPECT_EQ(one.state(), shown::degraded);
}

TEST_F(WatchedMachine, IsNotJudgedWhileItStandsStillAndItsAlarmHolds) {
    about = watched(true);
    watched_machine one{about};
    join_all(one);
    const auto load = join(one, "load", "");
    ASSERT_EQ(load, watched_machine::operation);
    run(one, 36h);
    EXPECT_EQ(one.state(), shown::unknown) << "nobody has said that it runs";
    const auto loaded = [&](double value) { one.sample(load, value, at, at, true); };
    loaded(0.3);
    run(one, 36h);
    EXPECT_EQ(one.state(), shown::normal);
    loaded(0);
    run(one, 36h, 2);
    EXPECT_EQ(one.state(), shown::standing_still);
    EXPECT_EQ(one.status(), ne107::good);
    EXPECT_EQ(one.operating(), stands_still);
    loaded(0.3);
    run(one, 24h, 2);
    EXPECT_EQ(one.state(), shown::degraded)
        << "no restart at a level of its own: it was heard of all the while";
    loaded(0);
    run(one, 12h, 0.01);
    EXPECT_EQ(one.state(), shown::degraded);
    loaded(0.9);
    run(one, 12h);
    EXPECT_LT(one.learned_share(), 0.6) << "another operating state has a normal of its own";
}

TEST_F(WatchedMachine, KnowsASeriesThatComesAgainAndLearnsAnewWhatIsMadeOtherwise) {
    watched_machine one{about};
    join_all(one);
    run(one, 36h);
    for (const auto place : places) one.leave(place);
    EXPECT_FALSE(one.watches());
    EXPECT_EQ(join(one, "rms", "x"), places[0]);
    EXPECT_EQ(one.learned_share(), 1);
    EXPECT_EQ(join(one, "rms", "x", 2), places[0]);
    EXPECT_EQ(one.learned_share(), 0);
    EXPECT_EQ(join(one, "other", "x"), watched_machine::nowhere);
}

TEST_F(WatchedMachine, CountsWhatFindsNoPlaceAndGivesThePlacesOfWhatHasGone) {
    watched_machine one{about};
    for (const auto* axis : {"a", "b", "c", "d"}) EXPECT_LT(join(one, "rms", axis), 4);
    EXPECT_EQ(join(one, "rms", "e"), watched_machine::nowhere) << "a fifth group";
    EXPECT_EQ(one.refused(), 1u);
    about.indicators[0].group_by.clear();
    watched_machine other{about};
    for (std::size_t i = 0; i < most_indicators; ++i) EXPECT_EQ(join(other, "rms", std::to_string(i)), i);
    EXPECT_EQ(join(other, "rms", "too many"), watched_machine::nowhere);
    EXPECT_EQ(other.refused(), 1u);
    other.leave(3);
    EXPECT_EQ(join(other, "rms", "another"), 3);
}

TEST_F(WatchedMachine, LearnsAgainWhenAPartWasReplaced) {
    watched_machine one{about};
    join_all(one);
    run(one, 36h);
    run(one, 24h, 2);
    one.obey({command::what::relearn}, at);
    EXPECT_EQ(one.state(), shown::learning);
    EXPECT_EQ(one.learned_share(), 0);
    EXPECT_EQ(one.relearns(), 1u);
    EXPECT_EQ(one.recent().at(11), std::nullopt);
    run(one, 36h, 2);
    EXPECT_EQ(one.state(), shown::normal);
}

}  // namespace
}  // namespace vigie::condition
