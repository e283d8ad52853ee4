#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

TEST(Readings, NameWhatIsWrongWithThem) {
    const fault_case cases[] = {
        {"{help: x}", "2:3: 'metric' is missing"},
        {"{metric: plant_x}", "2:12: metric 'plant_x' has no help: say in a few words what it measures"},
        {"{metric: plant-x, help: x}",
         "2:12: 'plant-x' is no metric name: letters, digits and '_' only, no digit first"},
        {"{metric: plant_x, help: x, tpye: gauge}",
         "2:30: unknown key 'tpye' in a reading: did you mean 'type'?"},
        {"{metric: plant_x, help: x, type: histogram}",
         "2:36: type: unknown word 'histogram': known are 'gauge' and 'counter'"},
        {"{metric: plant_x, help: x, type: counter}",
         "2:12: metric 'plant_x' is a counter: call it 'plant_x_total'"},
        {"{metric: plant_x, help: x, value: value}",
         "2:37: value: 'value' is no JSON Pointer: it begins with '/', as in '/value'"},
        {"{metric: plant_x, help: x, scale: 0}", "2:37: scale: 0 makes every value the same"},
        {"{metric: plant_x, help: x, scale: 1e400}", "2:37: scale: expected a finite number, found '1e400'"},
        {"{metric: plant_x, help: x, offset: .inf}", "2:38: offset: expected a finite number, found '.inf'"},
        {"{metric: plant_x_celsius, help: x, unit: K, offset: 1}",
         "2:44: unit: stands for a scale and an offset of its own: leave out either it or these"},
        {"{metric: plant_x_celsius, help: x, unit: mm/s}",
         "2:44: unit: 'mm/s' is converted to meters_per_second: call the metric '…_meters_per_second'"},
        {"{metric: plant_x, help: x, unit: bar}",
         "2:36: unit: 'bar' is converted to pascals: call the metric '…_pascals'"},
        {"{metric: plant_flow_cubic_meters_per_second, help: x, unit: mm/s}",
         "2:63: unit: 'mm/s' is converted to meters_per_second: call the metric '…_meters_per_second'"},
        {"{metric: plant_x_pascals, help: x, unit: mBar}",
         "2:44: unit: unknown unit 'mBar': did you mean 'mbar'?"},
        {"{metric: plant_x_pascals_total, help: x, type: counter, unit: bar}", "ok"},
        {"{metric: plant_x, help: x, labels: {pod: x}}",
         "2:39: labels: label 'pod' is given by Prometheus when it scrapes: choose another name"},
        {"{metric: plant_x, help: x, labels: {machine: x}}",
         "2:39: labels: 'machine' is a capture or a label already"},
        {"{metric: plant_x, help: x, labels: {area: x, area: y}}", "2:48: labels: 'area' stands there twice"},
        {"{metric: plant_x, help: x, labels: {area: [x]}}", "2:39: labels: expected 'name: text' pairs"},
        {"{metric: plant_x, help: x, labels: [area]}", "2:38: labels: expected a mapping, found a list"},
        {"{metric: plant_x, help: x, labels: {area: /a~}}",
         "2:45: labels: area: '/a~' is no JSON Pointer: '~' is written '~0'"},
        {"{metric: plant_x, help: x},\n    {metric: plant_x, value: /y}",
         "3:5: readings: an earlier one of this rule makes the same series of 'plant_x': give each a label "
         "of its own"},
        {"{metric: plant_x, help: x, labels: {a: l}},\n    {metric: plant_x, labels: {a: r}}", "ok"},
        {"text", "2:3: readings: expected a mapping, found a single value\n2:3: 'metric' is missing"},
    };
    expect_faults("rules: [{name: a, topic: 'p/{machine}', readings: [\n  ", cases, "]}]");
}

TEST(Readings, OfPlainPayloadsHaveNoPlaces) {
    const auto with = [](std::string_view more) {
        return "rules:\n- {name: a, topic: a, format: plain, readings: [{metric: plant_x, help: x, " +
               std::string{more} + "}]}";
    };
    EXPECT_EQ(faults_of(with("value: ''")), "ok");
    EXPECT_EQ(faults_of(with("value: /v")),
              "2:83: value: a payload of format plain is one value: leave it out");
    EXPECT_EQ(faults_of(with("labels: {a: /a}")), "2:88: labels: a: a payload of format plain holds no '/a'");
    EXPECT_EQ(faults_of(with("labels: {a: b}")), "ok");
}

TEST(Readings, KeepToTheLimits) {
    EXPECT_EQ(faults_of("limits: {label_bytes: 3}\nrules:\n"
                        "- {name: a, topic: a, readings: [{metric: plant_x, help: x, labels: {a: long}}]}"),
              "3:73: labels: a: longer than limits.label_bytes, 3");
    EXPECT_EQ(
        faults_of(
            "limits: {readings_per_message: 1}\nrules:\n"
            "- {name: a, topic: a, readings: [{metric: plant_x, help: x}, {metric: plant_y, help: y}]}"),
        "3:62: readings: more than limits.readings_per_message, 1");
}

}  // namespace
}  // namespace vigie::config
