// What becomes of messages with many values, conditions and ages: each ends in exactly one place.
#include "agent/config/load.hpp"
#include "agent/pipeline/pipeline.hpp"

#include <gtest/gtest.h>

namespace vigie::pipeline {
namespace {

config::agent loaded(const std::string& yaml) {
    auto made = config::load(yaml, "f", "edge");
    if (const auto* faults = std::get_if<std::vector<config::fault>>(&made))
        for (const auto& each : *faults) ADD_FAILURE() << to_string(each);
    return std::get<config::agent>(std::move(made));
}

constexpr auto rules = R"(
limits: {readings_per_message: 3}
rules:
  - name: batch
    topic: batch/{line}
    when: {/kind: batch}
    readings:
      - {metric: plant_x, help: x, value: '/list/{sensor}/v', when: {'/list/*/ok': true}}
      - {metric: plant_y, help: y, value: /y, optional: true}
  - name: state
    topic: state/{machine}
    format: plain
    expiry: never
    readings: [{metric: plant_state, help: s, states: {ON: 1, OFF: 0}}]
  - name: old
    topic: old/{machine}
    time: /t
    time_unit: s
    max_age: 1m
    readings: [{metric: plant_old, help: o, value: /v}]
  - name: lines
    topic: lines
    format: influx
    readings:
      - {metric: plant_use, help: u, value: /*/fields/use, when: {/*/measurement: cpu}, labels: {host: /*/tags/host}}
)";

class Documents : public testing::Test, public witness {
protected:
    void routed(const message&, const config::rule*) override { told.clear(); }
    void taken(const config::reading& of, std::string_view labels, double value, timestamp) override {
        told += of.metric + '{' + std::string{labels} + "}=" + std::to_string(static_cast<int>(value)) + ' ';
    }
    void rejected(const refusal& what) override {
        told +=
            (what.of == nullptr ? "message" : what.of->metric) + ":" + std::string{name_of(what.why)} + ' ';
    }
    const std::string& take(std::string_view topic, std::string_view payload, bool retained = false) {
        flow.take({topic, payload, timestamp{std::chrono::seconds{1000}}, 1, retained});
        const auto& now = flow.counted();
        EXPECT_EQ(++sent, now.messages_taken() + now.messages_rejected());
        return told;
    }
    std::uint64_t messages(std::size_t rule, reason why) const {
        return flow.counted().rows()[rule].messages[static_cast<std::size_t>(why)];
    }

    config::agent about = loaded(rules);
    pipeline flow{about, this};
    std::string told;
    std::uint64_t sent = 0;
};

TEST_F(Documents, MakeAReadingOfEachMatch) {
    EXPECT_EQ(take("batch/a",
                   R"({"kind":"batch","list":[{"v":1,"ok":true},{"v":2,"ok":false},{"v":3,"ok":true}]})"),
              "plant_x{line=\"a\",sensor=\"0\"}=1 plant_x{line=\"a\",sensor=\"2\"}=3 ");
    EXPECT_EQ(flow.counted().readings_taken(), 2u);
    EXPECT_EQ(flow.counted().messages_taken(), 1u);
}

TEST_F(Documents, LoseOnlyTheLineThatCannotBeRead) {
    EXPECT_EQ(take("lines", "cpu,host=a use=1\ncpu,host=b use\ncpu,host=c use=3"),
              "plant_use{host=\"a\"}=1 plant_use:malformed plant_use{host=\"c\"}=3 ");
    EXPECT_EQ(flow.counted().rows()[3].readings[static_cast<std::size_t>(reason::malformed)], 1u);
    EXPECT_EQ(take("lines", "cpu"), "message:malformed ");
}

TEST_F(Documents, AreNotMissedWhereAReadingIsOptional) {
    EXPECT_EQ(take("batch/a", R"({"kind":"batch"})"), "plant_x:value_missing ");
    EXPECT_EQ(messages(0, reason::value_missing), 1u);
    EXPECT_EQ(take("batch/a", R"({"kind":"batch","y":5})"), "plant_x:value_missing plant_y{line=\"a\"}=5 ");
    EXPECT_EQ(flow.counted().messages_taken(), 1u);
}

TEST_F(Documents, AreRefusedWhenNoConditionHolds) {
    EXPECT_EQ(take("batch/a", R"({"kind":"single","list":[{"v":1,"ok":true}]})"),
              "message:condition_not_met ");
    EXPECT_EQ(take("batch/a", R"({"kind":"batch","list":[{"v":1,"ok":false}]})"),
              "message:condition_not_met ");
    EXPECT_EQ(messages(0, reason::condition_not_met), 2u);
}

TEST_F(Documents, GiveNoMoreReadingsThanAllowed) {
    std::string list;
    for (int i = 0; i < 10; ++i) list += (i == 0 ? "" : ",") + std::string{R"({"v":1,"ok":true})"};
    take("batch/a", R"({"kind":"batch","list":[)" + list + "]}");
    EXPECT_EQ(flow.counted().readings_taken(), 3u);
    EXPECT_EQ(flow.counted().rows()[0].readings[static_cast<std::size_t>(reason::too_many_readings)], 1u);
    EXPECT_EQ(flow.series().size(), 3u);
}

TEST_F(Documents, ThatWereRetainedTellOnlyOfWhatLasts) {
    EXPECT_EQ(take("state/m", "ON", true), "plant_state{machine=\"m\"}=1 ");
    EXPECT_EQ(take("old/m", R"({"v":1,"t":1000})", true), "message:retained ");
    EXPECT_EQ(messages(2, reason::retained), 1u);
    EXPECT_EQ(flow.counted().retained(), 2u);
}

TEST_F(Documents, ThatAreStaleAreRefused) {
    EXPECT_EQ(take("old/m", R"({"v":1,"t":939})"), "plant_old:stale ");
    EXPECT_EQ(take("old/m", R"({"v":1,"t":940})"), "plant_old{machine=\"m\"}=1 ");
}

TEST_F(Documents, AreKeptWhenTheyWereTheLastOfTheirKind) {
    take("state/m", "AJAR");
    const auto& last = flow.refused().last().at({1, reason::unknown_state});
    EXPECT_EQ(last.payload, "AJAR");
    EXPECT_EQ(last.metric, "plant_state");
    take("nowhere", "1");
    EXPECT_EQ(flow.refused().last().at({tally::unrouted_row, reason::no_rule}).topic, "nowhere");
}

}  // namespace
}  // namespace vigie::pipeline
