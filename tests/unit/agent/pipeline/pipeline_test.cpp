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
    about.clock = config::clock_source::payload;
    config::rule vibration;
    vibration.name = "vibration";
    vibration.topic = "plant/{site}/{machine}/vibration";
    vibration.time = config::payload_time{decode::pattern::of("/ts"), config::time_unit::seconds};
    config::reading reading;
    reading.metric = "plant_vibration_velocity_meters_per_second";
    reading.value = decode::pattern::of("/value");
    reading.scale = 0.001;
    reading.labels = {{"machine", source::capture, "machine"}, {"site", source::capture, "site"}};
    vibration.readings = {reading};
    config::rule two;
    two.name = "two";
    two.topic = "two/{device}";
    for (const auto* field : {"a", "b"}) {
        config::reading each;
        each.metric = std::string{"two_"} + field;
        each.value = decode::pattern::of(std::string{"/"} + field);
        each.labels = {{"channel", source::pointer, {}, decode::pattern::of("/ch")},
                       {"device", source::capture, "device"}};
        two.readings.push_back(each);
    }
    about.rules = {vibration, two};
    config::sensor sensor;
    sensor.metric = reading.metric;
    sensor.limits.warning = 0.0028;
    sensor.limits.critical = 0.0045;
    sensor.hold = 10s;
    about.sensors = {sensor};
    return about;
}

class Pipeline : public testing::Test {
protected:
    void take(std::string_view topic, std::string_view payload, std::chrono::seconds arrival = 5s) {
        flow.take({topic, payload, at(arrival), 1, false});
    }
    void vibrate(double value, std::chrono::seconds when) {
        take("plant/lyon/pump-1/vibration",
             "{\"value\":" + std::to_string(value) + ",\"ts\":" + std::to_string(when.count()) + "}");
    }
    std::uint64_t rejected(std::size_t rule, reason why) const {
        return flow.counted().rows()[rule].messages[static_cast<std::size_t>(why)];
    }
    std::string page() const {
        store::page_writer writer{flow.series(), flow.now(at(5s))};
        std::string out;
        while (writer.write(out, 100)) {
        }
        return out;
    }
    config::agent about = configured();
    pipeline flow{about};
};

TEST_F(Pipeline, TurnsAMessageIntoALine) {
    vibrate(4.2, 1000s);
    EXPECT_THAT(
        page(),
        HasSubstr("plant_vibration_velocity_meters_per_second{machine=\"pump-1\",site=\"lyon\"} 0.0042"));
    EXPECT_EQ(flow.counted().messages_taken(), 1u);
    EXPECT_EQ(flow.counted().readings_taken(), 1u);
}

TEST_F(Pipeline, JudgesOnTheDatasClock) {
    for (auto when = 1000s; when <= 1020s; when += 5s) vibrate(5, when);
    const auto& one = flow.sensors().at(0);
    ASSERT_TRUE(one);
    EXPECT_EQ(one->condition.now().level, condition::limit_level::critical);
    EXPECT_EQ(one->condition.now().since, at(1000s));
    EXPECT_EQ(flow.sensors().state_of(flow.sensors().machines().at(0))->state, ne107::failure);
}

TEST_F(Pipeline, CountsEveryMessageOnceWhateverIsInIt) {
    const std::pair<std::string, reason> bad[] = {
        {"", reason::empty_payload},
        {"\xff\xfe", reason::not_utf8},
        {"{\"value\":", reason::malformed},
        {std::string(2000, '['), reason::too_deep},
        {std::string(1'000'000, ' '), reason::payload_too_large},
        {R"({"value":NaN,"ts":1})", reason::not_finite},
        {R"({"value":1e400,"ts":1})", reason::not_finite},
        {R"({"value":"high","ts":1})", reason::not_a_number},
        {R"({"ts":1})", reason::value_missing},
        {R"({"value":1})", reason::bad_time},
    };
    for (const auto& [payload, why] : bad) {
        const auto before = rejected(0, why);
        take("plant/lyon/pump-1/vibration", payload);
        EXPECT_EQ(rejected(0, why), before + 1) << name_of(why);
    }
    take("nowhere", "1");
    EXPECT_EQ(flow.counted().unrouted(), 1u);
    EXPECT_EQ(flow.counted().messages_rejected(), std::size(bad) + 1);
    vibrate(1, 1000s);
    EXPECT_EQ(flow.counted().messages_taken(), 1u) << "the next good message is served";
}

TEST_F(Pipeline, TakesAMessageForOneOfItsReadings) {
    take("two/x", R"({"a":1,"ch":"left"})");
    EXPECT_EQ(flow.counted().messages_taken(), 1u);
    EXPECT_EQ(flow.counted().rows()[1].readings[static_cast<std::size_t>(reason::value_missing)], 1u);
    EXPECT_EQ(flow.counted().messages_rejected(), 0u);
}

TEST_F(Pipeline, KeepsSeriesApartWhoseLabelsStandInTheDocument) {
    take("two/x", R"({"a":1,"b":2,"ch":"left"})");
    take("two/x", R"({"a":3,"b":4,"ch":"right"})");
    EXPECT_THAT(page(), HasSubstr("two_a{channel=\"left\",device=\"x\"} 1\n"));
    EXPECT_THAT(page(), HasSubstr("two_a{channel=\"right\",device=\"x\"} 3\n"));
}

TEST_F(Pipeline, RefusesWhatIsOlderThanTheLastReading) {
    vibrate(1, 1000s);
    vibrate(2, 999s);
    EXPECT_EQ(rejected(0, reason::out_of_order), 1u);
    EXPECT_THAT(page(), HasSubstr("} 0.001\n"));
}

TEST_F(Pipeline, TakesAnExpiredValueOffThePageAndKeepsTheSensor) {
    vibrate(1, 1000s);
    flow.sweep(at(5s + 6min));
    EXPECT_TRUE(flow.sensors().at(0)->condition.now().silent);
    store::page_writer writer{flow.series(), flow.now(at(5s + 6min))};
    std::string out;
    writer.write(out, 100);
    EXPECT_EQ(out, "");
    flow.sweep(at(25h));
    EXPECT_EQ(flow.series().size(), 0u);
    EXPECT_FALSE(flow.sensors().at(0));
}

TEST_F(Pipeline, FindsASeriesAgainThatWasForgotten) {
    vibrate(1, 1000s);
    flow.sweep(at(25h));
    vibrate(2, 1001s + 25h);
    EXPECT_EQ(flow.series().size(), 1u);
    EXPECT_THAT(page(), HasSubstr("} 0.002\n"));
}

TEST_F(Pipeline, RemovesNothingWhileAPageIsWritten) {
    vibrate(1, 1000s);
    flow.hold_series(true);
    flow.sweep(at(25h));
    EXPECT_EQ(flow.series().size(), 1u);
}

TEST(PipelineBounds, RefusesMoreSeriesThanAllowedAndServesTheKnown) {
    auto about = configured();
    about.bounds.series = 1;
    pipeline flow{about};
    flow.take({"plant/lyon/a/vibration", R"({"value":1,"ts":1})", at(1s), 1, false});
    flow.take({"plant/lyon/b/vibration", R"({"value":1,"ts":1})", at(1s), 1, false});
    flow.take({"plant/lyon/a/vibration", R"({"value":2,"ts":2})", at(2s), 1, false});
    EXPECT_EQ(flow.counted().messages_taken(), 2u);
    EXPECT_EQ(flow.counted().rows()[0].messages[static_cast<std::size_t>(reason::too_many_series)], 1u);
}

}  // namespace
}  // namespace vigie::pipeline
