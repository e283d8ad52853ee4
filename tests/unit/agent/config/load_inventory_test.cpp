#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

constexpr std::string_view before =
    "limits: {series: 6, label_bytes: 8}\n"
    "rules:\n"
    "- {name: t, topic: 'p/{line}/{machine}/{sensor}', readings: [{metric: plant_t_celsius, help: T}]}\n"
    "- {name: n, topic: 'n/{line}', series: 1, labels: {area: north}, readings: [{metric: plant_wear, help: "
    "W}, "
    "{metric: plant_n_total, help: N, type: counter}]}\n"
    "- {name: other, topic: 'o/{line}', readings: [{metric: plant_other, help: O}]}\n"
    "- {name: rest, topic: 'r/{path#}', readings: [{metric: plant_rest, help: R}, {metric: plant_tags, help: "
    "T, labels_from: /tags}]}\n"
    "sensors: [{metric: plant_t_celsius, match: {line: l1}}, {metric: plant_wear}, {metric: plant_rest}, "
    "{metric: plant_tags}]\n"
    "inventory:\n";

TEST(Inventory, NamesWhatIsWrongWithIt) {
    const fault_case cases[] = {
        {"- {}", "9:3: sensors: one at least, each with its metric"},
        {"- {sensors: [{labels: {}}]}", "9:14: 'metric' is missing"},
        {"- {machines: []}",
         "9:3: sensors: one at least, each with its metric\n9:4: unknown key 'machines' in inventory: known "
         "are 'labels' and 'sensors'"},
        {"- sensors: [{metric: plant_t_celsiu}]",
         "9:22: metric: no rule makes 'plant_t_celsiu': did you mean 'plant_t_celsius'?"},
        {"- sensors: [{metric: plant_n_total, labels: {line: a}}]",
         "9:22: metric: 'plant_n_total' is a counter; only gauges are judged"},
        {"- sensors: [{metric: plant_t_celsius, labels: {line: l1, sensor: s}}]",
         "9:47: labels: 'machine' is missing, which rule 't' gives 'plant_t_celsius'"},
        {"- sensors: [{metric: plant_t_celsius, labels: {line: l1, mashine: m, sensor: s}}]",
         "9:47: labels: rule 't' gives 'plant_t_celsius' no label 'mashine': did you mean 'machine'?"},
        {"- sensors: [{metric: plant_t_celsius, labels: {line: l1, machine: a/b, sensor: s}}]",
         "9:47: labels: machine: 'a/b' is not one level of a topic, as p/{line}/{machine}/{sensor} takes it"},
        {"- sensors: [{metric: plant_t_celsius, labels: {line: l1, machine: far-too-long, sensor: s}}]",
         "9:47: labels: machine: longer than limits.label_bytes, 8"},
        {"- sensors: [{metric: plant_t_celsius, labels: {line: l1, machine: '', sensor: s}}]",
         "9:67: labels: machine: expected a text that is not empty, or a list of these"},
        {"- {labels: {line: l1}, sensors: [{metric: plant_t_celsius, labels: {line: l2}}]}",
         "9:69: labels: 'line' is given for the whole entry already"},
        {"- sensors: [{metric: plant_wear, labels: {line: a, area: south}}]",
         "9:42: labels: area: rule 'n' always says 'north'"},
        {"- sensors: [{metric: plant_other, labels: {line: a}}]",
         "9:22: metric: nothing under 'sensors' describes it: add '- {metric: plant_other}' there"},
        {"- sensors: [{metric: plant_t_celsius, labels: {line: l2, machine: m, sensor: s}}]",
         "9:22: metric: nothing under 'sensors' describes it: add '- {metric: plant_t_celsius}' there"},
        {"- sensors: [{metric: plant_t_celsius, labels: {line: l1, machine: m, sensor: [s, s]}}]",
         "9:47: labels: these are declared already"},
        {"- sensors: [{metric: plant_wear, labels: {line: [a, b], area: north}}]",
         "9:22: inventory: more sensors of rule 'n' than its 'series', 1"},
        {"- sensors: [{metric: plant_t_celsius, labels: {line: l1, machine: [a, b, c, d], sensor: [s, t]}}]",
         "9:22: inventory: more sensors than limits.series, 6"},
        {"- sensors: [{metric: plant_tags, labels: {path: a, job: x}}]",
         "9:42: labels: label 'job' is given by Prometheus when it scrapes: choose another name"},
        {"- sensors: [{metric: plant_tags, labels: {path: a, area: x}}]", "ok"},
        {"- sensors: [{metric: plant_rest, labels: {path: a/b}}]", "ok"},
        {"- sensors: [{metric: plant_wear, labels: {line: a, area: north}}]", "ok"},
    };
    expect_faults(before, cases);
}

TEST(Inventory, TakesAListForOneOfEach) {
    const auto all = good(std::string{before} +
                          "- labels: {line: l1, machine: [a, b]}\n"
                          "  sensors: [{metric: plant_t_celsius, labels: {sensor: [de, nde]}}]\n"
                          "- {labels: {line: x}, sensors: [{metric: plant_wear, labels: {area: north}}]}\n");
    ASSERT_EQ(all.inventory.size(), 5U);
    EXPECT_EQ(all.inventory[0], (declared{0, 0, {{"line", "l1"}, {"machine", "a"}, {"sensor", "de"}}}));
    EXPECT_EQ(all.inventory[3], (declared{0, 0, {{"line", "l1"}, {"machine", "b"}, {"sensor", "nde"}}}));
    EXPECT_EQ(all.inventory[4], (declared{1, 0, {{"area", "north"}, {"line", "x"}}}));
}

TEST(Inventory, IsBounded) {
    std::string numbers = "[0";
    for (int i = 1; i < 200; ++i) numbers += "," + std::to_string(i);
    numbers += "]";
    EXPECT_EQ(faults_of("rules: [{name: t, topic: 'p/{a}/{b}', readings: [{metric: plant_t, help: T}]}]\n"
                        "sensors: [{metric: plant_t}]\n"
                        "inventory: [{sensors: [{metric: plant_t, labels: {a: " +
                        numbers + ", b: " + numbers + "}}]}]"),
              "3:33: inventory: more than 10000 sensors");
}

}  // namespace
}  // namespace vigie::config
