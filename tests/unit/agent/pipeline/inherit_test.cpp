// What a pipeline takes over from the one before it when the configuration has changed.
#include "agent/pipeline/pipeline.hpp"
#include "agent/store/page_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::pipeline {
namespace {

using namespace std::chrono_literals;
using source = config::label::source;
using testing::HasSubstr;
using testing::Not;

timestamp at(std::chrono::seconds since_epoch) {
    return timestamp{since_epoch};
}

config::rule rule_of(const std::string& name) {
    config::rule made;
    made.name = name;
    made.topic = name + "/{machine}";
    config::reading reading;
    reading.metric = name + "_celsius";
    reading.value = decode::pattern::of("/v");
    reading.labels = {{"machine", source::capture, "machine"}};
    made.readings = {reading};
    return made;
}

config::agent configured() {
    config::agent about;
    about.rules = {rule_of("one"), rule_of("two")};
    config::sensor sensor;
    sensor.metric = "one_celsius";
    sensor.limits.critical = 50;
    sensor.hold = 10s;
    about.sensors = {sensor};
    return about;
}

class Inherit : public testing::Test {
protected:
    void send(pipeline& to, const std::string& topic, const std::string& payload,
              std::chrono::seconds arrival) {
        to.take({topic, payload, at(arrival), 1, false});
    }
    std::string page(const pipeline& of) const {
        store::page_writer writer{of.series(), of.now(at(125s))};
        std::string out;
        while (writer.write(out, 100)) {
        }
        return out;
    }
    void SetUp() override {
        for (auto when = 60s; when <= 120s; when += 20s) send(before, "one/a", R"({"v": 60})", when);
        send(before, "two/a", R"({"v": 1})", 120s);
        send(before, "two/a", R"({"v": "x"})", 121s);
        send(before, "nowhere", "1", 121s);
    }
    /// After some change.
    pipeline& changed(const std::function<void(config::agent&)>& by = [](config::agent&) {}) {
        by(about);
        after.emplace(about);
        without_room = after->inherit(before);
        return *after;
    }
    std::optional<condition::verdict> verdict() const {
        const auto& sensors = after->sensors();
        return sensors.slots() == 0 ? std::nullopt : std::optional{sensors.at(0)->condition.now()};
    }
    config::agent old = configured(), about = configured();
    pipeline before{old};
    std::optional<pipeline> after;
    std::size_t without_room = 0;
};

TEST_F(Inherit, KeepsValuesWindowsJudgementAndCounters) {
    const auto shown = page(before);
    EXPECT_THAT(shown, HasSubstr("one_celsius_window_samples"));
    EXPECT_EQ(page(changed()), shown);
    EXPECT_EQ(verdict()->level, condition::limit_level::critical);
    EXPECT_EQ(verdict()->since, at(60s));
    EXPECT_EQ(after->counted().messages_taken(), before.counted().messages_taken());
    EXPECT_EQ(after->counted().messages_rejected(), before.counted().messages_rejected());
    EXPECT_EQ(after->refused().last().size(), before.refused().last().size() + 0u);
    EXPECT_EQ(without_room, 0u);
}

TEST_F(Inherit, GoesOnWithWhatItKept) {
    auto& now = changed();
    old = {};  // nobody looks at the old configuration any more
    send(now, "one/a", R"({"v": 61})", 124s);
    EXPECT_THAT(page(now), HasSubstr("one_celsius{machine=\"a\"} 61\n"));
    EXPECT_EQ(now.series().size(), 2u);
    EXPECT_EQ(verdict()->since, at(60s));
    now.sweep(at(124s));
}

TEST_F(Inherit, DropsTheSeriesOfARuleThatIsNoMoreAndKeepsItsCounts) {
    auto& now = changed([](auto& to) { to.rules.pop_back(); });
    EXPECT_THAT(page(now), Not(HasSubstr("two_celsius")));
    EXPECT_THAT(page(now), HasSubstr("one_celsius"));
    EXPECT_EQ(now.counted().messages_rejected(), before.counted().messages_rejected());
    EXPECT_EQ(now.counted().rows().size(), 2u);
}

TEST_F(Inherit, BeginsAnewWithARuleThatIsAnother) {
    auto& now = changed([](auto& to) { to.rules[0].readings[0].scale = 2; });
    EXPECT_THAT(page(now), Not(HasSubstr("one_celsius{")));
    EXPECT_EQ(verdict(), std::nullopt);
    send(now, "one/a", R"({"v": 60})", 124s);
    EXPECT_THAT(page(now), HasSubstr("one_celsius{machine=\"a\"} 120\n"));
}

TEST_F(Inherit, JudgesAnewWhatIsDescribedOtherwise) {
    auto& now = changed([](auto& to) { to.sensors[0].limits.critical = 70; });
    EXPECT_THAT(page(now), HasSubstr("one_celsius{machine=\"a\"} 60\n"));
    EXPECT_EQ(verdict()->level, condition::limit_level::within);
}

TEST_F(Inherit, JudgesWhatIsDescribedOnlyNow) {
    auto& now = changed([](auto& to) {
        to.sensors[0].metric = "two_celsius";
        to.sensors[0].match = {{"machine", "a"}};
    });
    ASSERT_EQ(now.sensors().slots(), 1u);
    EXPECT_EQ(now.sensors().at(0)->labels, "metric=\"two_celsius\",machine=\"a\"");
}

TEST_F(Inherit, BeginsAnewWithWindowsOfAnotherLength) {
    auto& now = changed([](auto& to) { to.window = 30s; });
    EXPECT_THAT(page(now), HasSubstr("one_celsius{machine=\"a\"} 60\n"));
    EXPECT_THAT(page(now), Not(HasSubstr("window_samples")));
}

TEST_F(Inherit, SaysHowManyFoundNoRoom) {
    changed([](auto& to) { to.bounds.series = 1; });
    EXPECT_EQ(without_room, 1u);
    EXPECT_EQ(after->series().size(), 1u);
}

TEST_F(Inherit, KeepsLabelsWithWhateverIsInThem) {
    send(before, "one/\"\\\n,=x", R"({"v": 5})", 122s);
    const auto shown = page(before);
    EXPECT_EQ(page(changed()), shown);
    EXPECT_EQ(after->sensors().slots(), 2u);
}

TEST_F(Inherit, DropsTheReasonsOfRulesThatAreOthers) {
    auto& now = changed([](auto& to) { to.rules[1].qos = 0; });
    for (const auto& [key, last] : now.refused().last()) EXPECT_EQ(key.first, tally::unrouted_row);
    EXPECT_EQ(now.refused().last().size(), 1u);
}

TEST(InheritTally, BoundsTheRowsOfRulesThatAreNoMore) {
    tally before;
    for (std::size_t i = 0; i < tally::most_rows + 500; ++i)
        before.reject_message(before.add_rule("r" + std::to_string(i)), reason::malformed);
    tally now;
    now.reject_message(now.add_rule("r2400"), reason::malformed);
    now.go_on_from(before);
    EXPECT_LE(now.rows().size(), tally::most_rows + 1);
    EXPECT_EQ(now.rows().back().rule, "vigie-gone");
    EXPECT_EQ(now.messages_rejected(), before.messages_rejected() + 1);
    EXPECT_EQ(now.rows()[0].messages[static_cast<std::size_t>(reason::malformed)], 2u);
}

}  // namespace
}  // namespace vigie::pipeline
