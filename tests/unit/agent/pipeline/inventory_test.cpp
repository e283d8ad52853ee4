// The sensors that there should be.
#include "agent/pipeline/pipeline.hpp"
#include "agent/store/page_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::pipeline {
namespace {

using namespace std::chrono_literals;
using source = config::label::source;
using testing::HasSubstr;

timestamp at(std::chrono::seconds since_epoch) {
    return timestamp{since_epoch};
}

config::agent configured() {
    config::agent about;
    config::rule rule;
    rule.name = "t";
    rule.topic = "t/{machine}";
    config::reading reading;
    reading.metric = "t_celsius";
    reading.value = decode::pattern::of("/v");
    reading.labels = {{"machine", source::capture, "machine"}};
    rule.readings = {reading};
    about.rules = {rule};
    config::sensor sensor;
    sensor.metric = reading.metric;
    about.sensors = {sensor};
    about.inventory = {{0, 0, {{"machine", "a"}}}, {0, 0, {{"machine", "b"}}}};
    return about;
}

void send(pipeline& to, const char* topic, std::chrono::seconds when) {
    to.take({topic, R"({"v":20})", at(when), 1, false});
}

std::string page(const pipeline& of, std::chrono::seconds when) {
    store::page_writer writer{of.series(), of.now(at(when))};
    std::string out;
    while (writer.write(out, 100)) {
    }
    return out;
}

const condition::verdict& of(const pipeline& flow, condition::sensor_id which) {
    return flow.sensors().at(which)->condition.now();
}

using condition::fault;

TEST(Inventory, IsThereFromTheStartAndForEver) {
    const auto about = configured();
    pipeline flow{about};
    EXPECT_EQ(flow.series().size(), 2u);
    flow.sweep(at(1000s));
    send(flow, "t/a", 1050s);
    flow.sweep(at(1060s));
    EXPECT_FALSE(of(flow, 1).known);
    flow.sweep(at(1061s));
    EXPECT_TRUE(of(flow, 1).silent);
    EXPECT_TRUE(of(flow, 1).faults.has(fault::never_seen));
    EXPECT_FALSE(of(flow, 0).silent);
    EXPECT_EQ(flow.series().size(), 2u) << "the message goes to the series that is there";
    EXPECT_EQ(page(flow, 1061s).find("machine=\"b\""), std::string::npos);
    flow.sweep(at(1061s + 1000h));
    EXPECT_EQ(flow.series().size(), 2u);
    EXPECT_TRUE(of(flow, 0).silent);
    EXPECT_FALSE(of(flow, 0).faults.has(fault::never_seen));
    EXPECT_EQ(flow.sensors().machines()[1].sensors.size(), 1u);
}

TEST(Inventory, WaitsOnTheDatasClockOnceThatHasBegun) {
    auto about = configured();
    about.clock = config::clock_source::payload;
    about.rules[0].time = config::payload_time{decode::pattern::of("/ts"), config::time_unit::seconds};
    pipeline flow{about};
    flow.sweep(at(1'000'000s));
    flow.take({"t/a", R"({"v":1,"ts":500})", at(1'000'010s), 1, false});
    flow.sweep(at(1'000'010s));
    flow.take({"t/a", R"({"v":1,"ts":560})", at(1'000'011s), 1, false});
    flow.sweep(at(1'000'011s));
    EXPECT_FALSE(of(flow, 1).silent);
    flow.take({"t/a", R"({"v":1,"ts":561})", at(1'000'012s), 1, false});
    flow.sweep(at(1'000'012s));
    EXPECT_TRUE(of(flow, 1).silent);
}

TEST(Inventory, GoesOnOverAReload) {
    const auto about = configured();
    pipeline flow{about};
    flow.sweep(at(1000s));
    send(flow, "t/a", 1050s);
    auto changed = about;
    changed.inventory = {{0, 0, {{"machine", "b"}}}, {0, 0, {{"machine", "c"}}}};
    pipeline next{changed};
    EXPECT_EQ(next.inherit(flow), 0u);
    ASSERT_EQ(next.series().size(), 3u);
    next.sweep(at(1061s));
    EXPECT_TRUE(of(next, 0).faults.has(fault::never_seen)) << "b has been waited for since 1000 s";
    EXPECT_FALSE(of(next, 1).known) << "c has not";
    EXPECT_FALSE(of(next, 2).silent) << "a was heard of";
    EXPECT_THAT(page(next, 1061s), HasSubstr("t_celsius{machine=\"a\"} 20\n"));
    next.sweep(at(1061s + 60s));
    EXPECT_FALSE(of(next, 1).known);
    next.sweep(at(1061s + 61s));
    EXPECT_TRUE(of(next, 1).faults.has(fault::never_seen));
    next.sweep(at(1061s + 25h));
    EXPECT_EQ(next.series().size(), 2u) << "a is declared no more, and forgotten";
}

TEST(Inventory, DropsWhatIsDeclaredNoMoreAndWasNeverSeen) {
    const auto about = configured();
    pipeline flow{about};
    flow.sweep(at(1000s));
    auto changed = about;
    changed.inventory.clear();
    pipeline next{changed};
    next.inherit(flow);
    next.sweep(at(1001s));
    EXPECT_EQ(next.series().size(), 0u);
}

TEST(Inventory, KnowsTheBrokerOfEachSensor) {
    const auto about = configured();
    pipeline flow{about};
    EXPECT_EQ(flow.sensors().at(0)->broker, "main");
}

}  // namespace
}  // namespace vigie::pipeline
