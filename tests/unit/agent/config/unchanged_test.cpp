#include "agent/config/unchanged.hpp"

#include "agent/config/broker_rules.hpp"

#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

constexpr std::string_view brokers = "brokers: [{name: a, url: 'mqtt://a'}, {name: b, url: 'mqtt://b'}]\n";
constexpr std::string_view rules =
    "rules:\n"
    "  - {name: one, topic: 'one/{m}', readings: [{metric: one_celsius, help: One, value: /v, unit: °C}]}\n"
    "  - {name: two, topic: 'two/{m}', broker: b, time: /ts, readings: [{metric: two, help: Two, value: "
    "'/*/v', "
    "when: {/k: [x]}, states: {on: 1}, labels: {a: b}}]}\n";

agent with(std::string text) {
    return good(std::string{brokers} + std::string{rules} + text);
}

agent replaced(std::string_view from, std::string_view to) {
    auto text = std::string{brokers} + std::string{rules};
    text.replace(text.find(from), from.size(), to);
    return good(text);
}

using places = std::vector<std::optional<std::size_t>>;

TEST(UnchangedRules, AreAllOfThemWhenNothingHasChanged) {
    EXPECT_EQ(unchanged_rules(with(""), with("")), (places{0, 1}));
}

TEST(UnchangedRules, StayTheSameWhateverElseChanges) {
    for (const auto* text :
         {"window: 5s", "expiry: 1m", "limits: {series: 5, label_bytes: 9}", "forget_after: 9h",
          "sensors: [{metric: one_celsius, limits: {warning: 5}}]", "node: {enabled: false}"})
        EXPECT_EQ(unchanged_rules(with(""), with(text)), (places{0, 1})) << text;
    EXPECT_EQ(unchanged_rules(with(""), replaced("mqtt://b", "mqtt://c")), (places{0, 1}));
}

TEST(UnchangedRules, MayMoveWithinTheFileAndTheirBrokerToo) {
    const auto before = with("");
    auto after = before;
    std::swap(after.rules[0], after.rules[1]);
    std::swap(after.brokers[0], after.brokers[1]);
    after.rules[0].broker = 0;
    after.rules[1].broker = 1;
    EXPECT_EQ(unchanged_rules(before, after), (places{1, 0}));
}

TEST(UnchangedRules, AreThoseOfWhichEverythingIsTheSame) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"name: two", "name: three"},
        {"two/{m}", "two/{n}"},
        {"broker: b", "broker: a"},
        {"time: /ts", "time: /t"},
        {"metric: two", "metric: too"},
        {"help: Two", "help: Too"},
        {"'/*/v'", "'/{i}/v'"},
        {"/k: [x]", "/k: [y]"},
        {"on: 1", "on: 2"},
        {"a: b", "a: c"},
        {"time: /ts", "time: /ts, qos: 0"},
        {"time: /ts", "time: /ts, expiry: 1m"},
        {"time: /ts", "time: /ts, window: false"},
    };
    for (const auto& [from, to] : cases)
        EXPECT_EQ(unchanged_rules(with(""), replaced(from, to)), (places{0, std::nullopt})) << to;
}

TEST(UnchangedRules, AreOthersByAnotherClockWhenTheirReadingsHaveATime) {
    EXPECT_EQ(unchanged_rules(with(""), with("clock: payload")), (places{0, std::nullopt}));
}

TEST(UnchangedRules, ShareANameAmongTheAgentsOwn) {
    auto before = with("");
    before.rules = broker_rules(before.brokers);
    const auto same = unchanged_rules(before, before);
    for (std::size_t i = 0; i < same.size(); ++i) EXPECT_EQ(same[i], i);
}

}  // namespace
}  // namespace vigie::config
