#include "agent/verbs/replay.hpp"

#include "agent/config/load.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace vigie::verbs {
namespace {

using testing::HasSubstr;

class Replay : public testing::Test {
protected:
    bool of(const std::string& yaml, const std::string& lines) {
        auto loaded = config::load(yaml, "f", "edge");
        if (const auto* faults = std::get_if<std::vector<config::fault>>(&loaded))
            for (const auto& each : *faults) ADD_FAILURE() << to_string(each);
        std::istringstream in{lines};
        std::ostringstream out, problems;
        const bool good = replay(std::get<config::agent>(std::move(loaded)), 0, in, out, problems);
        told = out.str();
        complaints = problems.str();
        return good;
    }
    std::string told, complaints;
};

const std::string temperature = R"(
expiry: 10s
limits: {series: 1}
rules:
  - name: temperature
    topic: plant/{machine}/t
    time: /ts
    time_unit: s
    readings: [{metric: plant_temperature_celsius, help: T, value: /v, unit: °C, labels: {quote: 'a"\b'}}]
  - {name: plain, topic: plain/+, format: plain, readings: [{metric: plant_plain, help: p}]}
)";

TEST_F(Replay, PrintsALineOfJsonAMessage) {
    EXPECT_TRUE(of(
        temperature,
        R"({"tst":"2023-11-14T22:13:20Z+0000","topic":"plant/p-1/t","payload":{"v":21.50,"ts":1700000000.5}})"
        "\n"
        R"({"tst":"2023-11-14T22:13:21Z+0000","topic":"nowhere","payload":"1"})"));
    EXPECT_EQ(
        told,
        R"({"topic":"plant/p-1/t","rule":"temperature","readings":[{"metric":"plant_temperature_celsius",)"
        R"("labels":{"machine":"p-1","quote":"a\"\\b"},"value":21.5,"timestamp_ms":1700000000500}],"rejected":[]})"
        "\n"
        R"({"topic":"nowhere","rule":null,"readings":[],"rejected":[{"reason":"no_rule","detail":)"
        R"("no rule's topic matches 'nowhere'; nearest is rule 'temperature' with plant/{machine}/t: )"
        R"(level 1 is 'nowhere', not 'plant'"}]})"
        "\n");
    EXPECT_EQ(complaints, "");
}

TEST_F(Replay, KeepsItsStateFromLineToLine) {
    of(temperature, R"({"tst":1700000002,"topic":"plant/a/t","payload":{"v":1,"ts":1700000002}}
{"tst":1700000003,"topic":"plant/a/t","payload":{"v":1,"ts":1700000001}}
{"tst":1700000004,"topic":"plant/b/t","payload":{"v":1,"ts":1700000004}}
)");
    EXPECT_THAT(told, HasSubstr("out_of_order"));
    EXPECT_THAT(told, HasSubstr("too_many_series"));
}

TEST_F(Replay, LetsTimePassBetweenTheLines) {
    of(temperature, R"({"tst":1700000000,"topic":"plain/a","payload":"1"}
{"tst":1700000020,"topic":"plant/b/t","payload":{"v":1,"ts":1700000020}}
)");
    EXPECT_THAT(told, testing::Not(HasSubstr("too_many_series")));  // the first has expired
}

TEST_F(Replay, SaysThatLinesHaveNoArrival) {
    EXPECT_TRUE(of(temperature, R"({"topic":"plain/a","payload":"1"}
{"topic":"plain/a","payload":"2"}
{"topic":"plant/a/t","payload":{"v":1,"ts":1700000020}}
)"));
    EXPECT_THAT(complaints, HasSubstr(R"({"note":"no tst: arrivals are made up)"));
    EXPECT_THAT(complaints, HasSubstr(R"("line":1})"));
    EXPECT_EQ(std::count(complaints.begin(), complaints.end(), '\n'), 1);
    EXPECT_THAT(told, HasSubstr(R"("timestamp_ms":1})"));
    EXPECT_THAT(told, HasSubstr(R"("timestamp_ms":2})"));
    EXPECT_THAT(told, testing::Not(HasSubstr("clock_skew")));
}

TEST_F(Replay, GoesOnAfterABadLine) {
    EXPECT_FALSE(
        of(temperature, "nonsense\n\n{\"tst\":1,\"topic\":\"plain/a\",\"payload\":\"1\"}\n{\"topic\":3}\n"));
    EXPECT_THAT(told, HasSubstr(R"("value":1,)"));
    EXPECT_THAT(complaints, HasSubstr(R"({"error":"the line is not JSON)"));
    EXPECT_THAT(complaints, HasSubstr(R"("line":1})"));
    EXPECT_THAT(complaints, HasSubstr(R"("line":4})"));
}

}  // namespace
}  // namespace vigie::verbs
