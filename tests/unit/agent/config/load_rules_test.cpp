#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

constexpr std::string_view reading = "readings: [{metric: plant_x, help: x}]";

/// One rule with a good name, topic and reading, and `more`.
std::string rule_with(std::string_view more) {
    return "rules:\n- name: a\n  topic: a/{b}\n  " + std::string{reading} + "\n  " + std::string{more} + "\n";
}

TEST(Rules, NameWhatIsWrongWithARule) {
    struct {
        std::string_view more, faults;
    } const cases[] = {
        {"format: xml",
         "5:11: format: unknown word 'xml': known are 'json', 'plain', 'csv', 'influx', 'senml', "
         "'senml-cbor', 'cbor' and 'binary'"},
        {"format: jsno", "5:11: format: unknown word 'jsno': did you mean 'json'?"},
        {"formatt: json", "5:3: unknown key 'formatt' in a rule: did you mean 'format'?"},
        {"qos: 3", "5:8: qos: expected a whole number from 0 to 2, found '3'"},
        {"qos: one", "5:8: qos: expected a whole number from 0 to 2, found 'one'"},
        {"window: 5s", "5:11: window: expected true or false, found '5s'"},
        {"time: ts", "5:9: time: 'ts' is no JSON Pointer: it begins with '/', as in '/value'"},
        {"time_unit: ms", "5:14: time_unit: has no effect without time"},
        {"time: /ts\n  time_unit: msec",
         "6:14: time_unit: unknown word 'msec': known are 's', 'ms', 'us', 'ns', "
         "'rfc3339', 'local' and 'senml'"},
        {"format: plain\n  time: /ts", "6:9: time: a payload of format plain has no time"},
        {"expiry: soon", "5:11: expiry: expected a duration such as 500ms, 30s, 5m, 6h or 2d, found 'soon'"},
        {"expiry: never", "ok"},
        {"expiry: 2h", "ok"},
        {"window: false\n  qos: 0", "ok"},
    };
    for (const auto& [more, faults] : cases) EXPECT_EQ(faults_of(rule_with(more)), faults) << more;
}

TEST(Rules, NeedANameATopicAndReadings) {
    const fault_case cases[] = {
        {"{}",
         "2:3: 'name' is missing\n2:3: 'topic' is missing\n2:3: readings: a rule has at "
         "least one, or it has 'availability'"},
        {"{name: a, topic: b, readings: []}",
         "2:33: readings: a rule has at least one, or it has 'availability'"},
        {"{name: a, topic: b, readings: 5}", "2:33: readings: expected a list, found '5'"},
        {"{name: '', topic: '', readings: [{metric: plant_x, help: x}]}",
         "2:10: name: is empty\n2:21: topic: is empty"},
        {"{name: a b, topic: b, readings: [{metric: plant_x, help: x}]}",
         "2:10: name: letters, digits, '-' and '_' only, at most 64"},
        {"{name: vigie-x, topic: b, readings: [{metric: plant_x, help: x}]}",
         "2:10: name: the agent's own rules begin with 'vigie-': choose another name"},
        {"{name: a, topic: b/#/c, readings: [{metric: plant_x, help: x}]}",
         "2:20: topic: '#' may only be the last level"},
    };
    expect_faults("rules:\n- ", cases);
}

std::string two(std::string_view first_topic, std::string_view second_topic,
                std::string_view second_name = "b") {
    return "rules:\n- {name: a, topic: '" + std::string{first_topic} + "', " + std::string{reading} +
           "}\n- {name: " + std::string{second_name} + ", topic: '" + std::string{second_topic} + "', " +
           std::string{reading} + "}\n";
}

TEST(Rules, HaveNamesOfTheirOwn) {
    EXPECT_EQ(faults_of(two("x", "y", "a")), "3:10: name: there is a rule 'a' already");
}

TEST(Rules, AreNotHiddenByEarlierOnes) {
    EXPECT_EQ(faults_of(two("x/#", "x/{y}")),
              "3:20: topic: rule 'a' stands before it and takes all its messages: the "
              "narrower rule goes first");
    EXPECT_EQ(faults_of(two("x/{y}", "x/#")), "ok");
}

TEST(Metrics, HaveOneTypeAndOneHelp) {
    const auto two_readings = [](std::string_view first, std::string_view second) {
        return "rules:\n- {name: a, topic: a, readings: [{" + std::string{first} +
               "}]}\n- {name: b, topic: b, readings: [{" + std::string{second} + "}]}\n";
    };
    EXPECT_EQ(faults_of(two_readings("metric: plant_x, help: one", "metric: plant_x, help: two")),
              "3:43: metric 'plant_x' has another help in line 2: give it once");
    EXPECT_EQ(
        faults_of(two_readings("metric: plant_x_total, help: one, type: counter", "metric: plant_x_total")),
        "3:43: metric 'plant_x_total' is a gauge: leave '_total' to counters, or write 'type: counter'\n"
        "3:43: metric 'plant_x_total' is a gauge here and a counter in line 2");
    EXPECT_EQ(faults_of(two_readings("metric: plant_x", "metric: plant_x")),
              "2:43: metric 'plant_x' has no help: say in a few words what it measures");
    EXPECT_EQ(faults_of(two_readings("metric: plant_x, help: x", "metric: plant_x_window_max, help: y")),
              "3:43: metric 'plant_x_window_max' is made from the windows of 'plant_x' already");
    const auto rules = good(two_readings("metric: plant_x", "metric: plant_x, help: given once")).rules;
    EXPECT_EQ(rules.at(0).readings.at(0).help, "given once");
}

}  // namespace
}  // namespace vigie::config
