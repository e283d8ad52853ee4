// What nobody believes is neither shown nor averaged in.
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

config::agent configured() {
    config::agent about;
    about.bounds.clock_skew = 10min;
    config::rule rule;
    rule.name = "t";
    rule.topic = "t/{machine}";
    rule.time = config::payload_time{decode::pattern::of("/ts"), config::time_unit::seconds};
    config::reading reading;
    reading.metric = "t_celsius";
    reading.value = decode::pattern::of("/v");
    reading.labels = {{"machine", source::capture, "machine"}};
    rule.readings = {reading};
    config::rule availability;
    availability.name = "availability";
    availability.topic = "a/{machine}";
    availability.availability = true;
    availability.window = false;
    availability.expiry = store::never;
    config::reading online;
    online.metric = "plant_device_online";
    online.value = decode::pattern::of("/s");
    online.states = {{"on", 1.0}, {"off", 0.0}};
    online.labels = reading.labels;
    availability.readings = {online};
    about.rules = {rule, availability};
    config::sensor sensor;
    sensor.metric = reading.metric;
    sensor.range = config::range{-40, 150};
    sensor.rate = config::rate{5, 1s};
    sensor.clock_skew = 60s;
    sensor.hold = 0s;
    about.sensors = {sensor};
    return about;
}

class PipelineSanity : public testing::Test {
protected:
    void take(double value, std::chrono::seconds when, std::chrono::seconds ahead = 0s,
              bool retained = false) {
        flow.take(
            {"t/a",
             "{\"v\":" + std::to_string(value) + ",\"ts\":" + std::to_string((when + ahead).count()) + "}",
             at(when), 1, retained});
    }
    void say(const char* word, std::chrono::seconds when, bool retained = false) {
        flow.take({"a/a", "{\"s\":\"" + std::string{word} + "\"}", at(when), 1, retained});
    }
    std::uint64_t rejected(reason why) const {
        return flow.counted().rows()[0].messages[static_cast<std::size_t>(why)];
    }
    std::string page(std::chrono::seconds when) const {
        store::page_writer writer{flow.series(), flow.now(at(when))};
        std::string out;
        while (writer.write(out, 100)) {
        }
        return out;
    }
    bool has(condition::fault which) const { return verdict().faults.has(which); }
    const condition::verdict& verdict() const { return flow.sensors().at(0)->condition.now(); }
    config::agent about = configured();
    pipeline flow{about};
};

TEST_F(PipelineSanity, KeepsTheImpossibleOutOfValueAndWindow) {
    take(20, 60s);
    take(900, 70s);
    take(-200, 80s);
    take(22, 90s);
    EXPECT_EQ(rejected(reason::out_of_range), 2u);
    const auto shown = page(125s);
    EXPECT_THAT(shown, HasSubstr("t_celsius{machine=\"a\"} 22\n"));
    EXPECT_THAT(shown, HasSubstr("t_celsius_window_max{machine=\"a\"} 22\n"));
    EXPECT_THAT(shown, HasSubstr("t_celsius_window_min{machine=\"a\"} 20\n"));
    EXPECT_THAT(shown, HasSubstr("t_celsius_window_samples{machine=\"a\"} 2\n"));
    EXPECT_EQ(flow.counted().messages_taken(), 2u);
    EXPECT_EQ(flow.counted().messages_rejected(), 2u);
}

TEST_F(PipelineSanity, BelievesAStepAfterAWhile) {
    take(20, 60s);
    for (auto when = 61s; when <= 65s; when += 1s) take(80, when);
    EXPECT_EQ(rejected(reason::too_fast), 4u);
    EXPECT_THAT(page(66s), HasSubstr("t_celsius{machine=\"a\"} 80\n"));
}

TEST_F(PipelineSanity, ShowsAClockThatIsOffWhoeverRefusesIt) {
    take(20, 1000s);
    EXPECT_FALSE(has(condition::fault::clock_skew));
    take(20, 1010s, 61s);
    EXPECT_TRUE(has(condition::fault::clock_skew)) << "by the sensor";
    take(20, 1020s);
    EXPECT_FALSE(has(condition::fault::clock_skew));
    take(20, 1030s, 2h);
    EXPECT_TRUE(has(condition::fault::clock_skew)) << "by limits.clock_skew";
    EXPECT_EQ(rejected(reason::clock_skew), 2u);
}

TEST_F(PipelineSanity, MakesNoSensorOfAClockThatIsOff) {
    take(20, 1000s, 2h);
    EXPECT_EQ(flow.series().size(), 0u);
}

TEST_F(PipelineSanity, RefusesAnImpossibleRetainedValueAndBlamesNobody) {
    about.rules[0].expiry = store::never;
    pipeline kept{about};
    kept.take({"t/a", R"({"v":900,"ts":1000})", at(1000s), 1, true});
    EXPECT_EQ(kept.counted().rows()[0].messages[static_cast<std::size_t>(reason::out_of_range)], 1u);
    EXPECT_FALSE(kept.sensors().at(0)->condition.now().faults.any());
}

TEST_F(PipelineSanity, KeepsASensorThatSendsOnlyNonsense) {
    auto when = 60s;
    for (; when < 25h; when += 50s) {
        take(900, when);
        flow.sweep(at(when));
    }
    EXPECT_EQ(flow.series().size(), 1u);
    EXPECT_TRUE(has(condition::fault::out_of_range));
    EXPECT_FALSE(verdict().silent);
    EXPECT_EQ(page(when), "");
    flow.sweep(at(when + 25h));
    EXPECT_EQ(flow.series().size(), 0u) << "forgotten when it sends nothing any more";
}

TEST_F(PipelineSanity, SilencesTheSensorsOfADeviceThatIsGone) {
    take(20, 60s);
    say("off", 61s);
    EXPECT_TRUE(verdict().silent);
    EXPECT_TRUE(has(condition::fault::offline));
    EXPECT_THAT(page(62s), HasSubstr("plant_device_online{machine=\"a\"} 0\n"));
    say("on", 63s);
    EXPECT_TRUE(verdict().silent);
    take(20, 64s);
    EXPECT_FALSE(verdict().silent);
}

TEST_F(PipelineSanity, TakesTheRetainedWordOfADevice) {
    take(20, 60s);
    say("off", 61s, true);
    EXPECT_TRUE(has(condition::fault::offline));
    say("on", 62s);
    say("off", 63s, true);
    EXPECT_FALSE(has(condition::fault::offline)) << "a word of its own goes before it";
}

TEST_F(PipelineSanity, RemembersOverAReloadWhichDevicesAreGone) {
    take(20, 60s);
    say("off", 61s);
    pipeline next{about};
    next.inherit(flow);
    EXPECT_TRUE(next.sensors().at(0)->condition.now().faults.has(condition::fault::offline));
    EXPECT_EQ(next.sensors().at(0)->condition.now().since, at(60s)) << "silent since its last sample";
    next.take({"a/a", R"({"s":"on"})", at(70s), 1, false});
    EXPECT_FALSE(next.sensors().at(0)->condition.now().faults.has(condition::fault::offline));
}

TEST_F(PipelineSanity, ForgetsADeviceWhoseRuleIsNoMore) {
    take(20, 60s);
    say("off", 61s);
    auto less = about;
    less.rules.pop_back();
    pipeline next{less};
    next.inherit(flow);
    EXPECT_FALSE(next.sensors().at(0)->condition.now().faults.has(condition::fault::offline));
    EXPECT_EQ(next.sensors().at(0)->devices.known, 0u);
}

}  // namespace
}  // namespace vigie::pipeline
