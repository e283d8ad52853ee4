#include "agent/config/unchanged.hpp"
#include "agent/mappings/mappings.hpp"

#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vigie::config {
namespace {

std::vector<std::string> topics_of(const agent& loaded) {
    std::vector<std::string> all;
    for (const auto& each : loaded.rules) all.push_back(each.topic);
    return all;
}

TEST(Include, AppendsReadyMadeRulesInTheOrderNamed) {
    const auto loaded =
        good("include: [senml, influx]\nrules: [{name: own, topic: own, readings: [{metric: m, help: M}]}]");
    EXPECT_EQ(topics_of(loaded), (std::vector<std::string>{"own", "senml/{source#}", "influx/{source#}"}));
}

TEST(Include, TakesEveryMappingThereIsAtOnce) {
    std::string names;
    for (const auto& each : mappings::all()) names += std::string{each.name} + ", ";
    EXPECT_EQ(faults_of("include: [" + names + "]"), "ok");
    for (const auto& each : mappings::all()) EXPECT_FALSE(mappings::summary_of(each).empty()) << each.name;
}

TEST(Include, PutsAPrefixBeforeTopicsAndTakesFromABroker) {
    const auto loaded = good(
        "brokers: [{name: a, url: 'mqtt://a'}, {name: b, url: 'mqtt://b'}]\n"
        "include: [{name: senml, broker: b, topic_prefix: 'plant/{site}'}]");
    ASSERT_EQ(loaded.rules.size(), 1U);
    EXPECT_EQ(loaded.rules[0].topic, "plant/{site}/senml/{source#}");
    EXPECT_EQ(loaded.rules[0].broker, 1U);
    EXPECT_TRUE(std::ranges::any_of(loaded.rules[0].readings[0].labels,
                                    [](const label& each) { return each.name == "site"; }));
}

TEST(Include, GivesWayToTheOperatorsOwnRulesAndWords) {
    const auto loaded = good(
        "include: [shelly-gen1]\n"
        "rules:\n"
        "  - name: own\n"
        "    topic: shellies/{device}/relay/{channel}/power\n"
        "    format: plain\n"
        "    readings: [{metric: plant_power_watts, help: Power of a motor}]\n"
        "  - name: wider\n"
        "    topic: shellies/{device}/sensor/{what}\n"
        "    format: plain\n"
        "    readings: [{metric: plant_something, help: Something}]\n");
    const auto named = [&](std::string_view name) {
        return std::ranges::count(loaded.rules, name, &rule::name);
    };
    EXPECT_EQ(named("shelly-gen1-sensor"), 0) << "its messages are the operator's rule's";
    EXPECT_EQ(named("shelly-gen1-power"), 1) << "rollers and emeters are left to it, or so its topic says";
    for (const auto& each : loaded.rules)
        for (const auto& made : each.readings)
            EXPECT_EQ(made.help == "Power of a motor", made.metric == "plant_power_watts") << each.name;
}

TEST(Include, NamesWhatIsWrong) {
    const fault_case cases[] = {
        {"[shely-gen1]", "1:11: include: there is no ready-made 'shely-gen1': did you mean 'shelly-gen1'?"},
        {"[senml, senml]", "1:18: include: 'senml' stands there twice"},
        {"senml", "1:10: include: expected a list, found 'senml'"},
        {"[{broker: main}]", "1:11: 'name' is missing"},
        {"[{name: senml, brokr: a}]", "1:25: unknown key 'brokr' in include: did you mean 'broker'?"},
        {"[{name: senml, broker: mian}]", "1:33: broker: unknown word 'mian': did you mean 'main'?"},
        {"[{name: senml, topic_prefix: 'a/#'}]", "1:39: topic_prefix: '#' may only be the last level"},
        {"[{name: senml, topic_prefix: a/}]", "1:39: topic_prefix: begins and ends without '/'"},
    };
    expect_faults("include: ", cases);
}

TEST(Include, NamesTheIncludedTextWhereSomethingInItIsWrong) {
    const auto loaded = load(
        "include: [{name: senml, topic_prefix: '{source}'}]\n"
        "rules: [{name: own, topic: a, readings: [{metric: plant_senml_value_total, type: counter, help: "
        "M}]}]",
        "f", "edge-7");
    const auto& found = std::get<std::vector<fault>>(loaded);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(to_string(found[0]), "include senml:4:12: topic: capture '{source}' stands there twice");
}

TEST(Include, IsTheSameAfterAReload) {
    const auto before = good("include: [senml, influx]");
    const auto now = good("include: [influx, senml]");
    EXPECT_EQ(unchanged_rules(before, now), (std::vector<std::optional<std::size_t>>{1, 0}));
}

TEST(Include, MakesMetricsThatSensorsMayDescribe) {
    EXPECT_EQ(faults_of("include: [shelly-gen1]\nsensors: [{metric: plant_temperature_celsius, limits: "
                        "{warning: 50}}]"),
              "ok");
}

}  // namespace
}  // namespace vigie::config
