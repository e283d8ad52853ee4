// What the loader takes and says of it that it looks like a mistake: only what really is odd.
#include "agent/config/topic_filter.hpp"

#include "tests/unit/agent/config/loaded.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vigie::config {
namespace {

struct warning_case {
    std::string_view yaml, warnings;
};

constexpr std::string_view readings = ", readings: [{metric: m, help: M}]}";

std::string rules(std::string_view first, std::string_view second) {
    return "rules:\n- {name: a, topic: '" + std::string{first} + "'" + std::string{readings} +
           "\n- {name: b, topic: '" + std::string{second} + "'" + std::string{readings};
}

TEST(Warnings, NameTheMessagesThatAnEarlierRuleTakes) {
    struct {
        std::string_view first, second, both;
    } const cases[] = {
        {"plant/{m}/+/temp", "plant/pump/{x}/{y}", "plant/pump/+/temp"},
        {"plant/{m}/t", "{site}/pump/#", "plant/pump/t"},
        {"a/{x}/#", "{y}/b", "a/b"},
        {"a/{x}/c", "a/b/{rest#}", "a/b/c"},
        {"a/{x}/{rest#}", "{y}/b/{more#}", "a/b/#"},
        {"a/b/#", "a/+", "a/b"},
    };
    for (const auto& [first, second, both] : cases)
        EXPECT_EQ(
            warnings_of(rules(first, second)),
            "f:3:20: topic: rule 'a' stands before it and takes what comes on '" + std::string{both} + "'")
            << first << ' ' << second;
}

TEST(Warnings, AreNotGivenForANarrowerRuleBeforeAWiderOneNorForOthersTopics) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"a/b", "a/{x}"}, {"a/{x}/t", "a/#"},  {"a/{x}", "b/{x}"}, {"a/{x}/t", "a/{x}/u"},
        {"a/+", "a/b/+"}, {"+/up", "$SYS/up"}, {"a/b/c/#", "a/+"},
    };
    for (const auto& [first, second] : cases)
        EXPECT_EQ(warnings_of(rules(first, second)), "") << first << ' ' << second;
}

TEST(Warnings, LeaveRulesOfTwoBrokersAlone) {
    EXPECT_EQ(warnings_of("brokers: [{name: x, url: 'mqtt://x'}, {name: y, url: 'mqtt://y'}]\nrules:\n"
                          "- {name: a, topic: 'a/{m}/t', readings: [{metric: m, help: M}]}\n"
                          "- {name: b, broker: y, topic: '{s}/b/t', readings: [{metric: m, help: M}]}"),
              "");
}

TEST(Warnings, NameMetricsThatOthersUse) {
    const warning_case cases[] = {
        {"go_temperature_celsius", "every exporter written in Go"},
        {"up", "Prometheus, of each scrape"},
        {"probe_success", "blackbox_exporter"},
        {"probe_temperature_celsius", ""},
        {"process_temperature_celsius", ""},
        {"upper_level_meters", ""},
    };
    for (const auto& [metric, whose] : cases) {
        const auto expected = fmt::format(
            "f:1:49: metric: '{}' is a name that {} uses: dashboards and rules for "
            "that would mean it, too",
            metric, whose);
        EXPECT_EQ(warnings_of(fmt::format(
                      "rules: [{{name: a, topic: t, readings: [{{metric: {}, help: M}}]}}]", metric)),
                  whose.empty() ? "" : expected);
    }
    EXPECT_NE(
        faults_of("rules: [{name: a, topic: t, readings: [{metric: process_start_time_seconds, help: M}]}]"),
        "ok");
}

TEST(Warnings, NameLabelsThatAreNearlyOthers) {
    const warning_case cases[] = {
        {"'t/{Machine}'",
         "f:1:26: topic: label 'Machine' is not 'machine', which dashboards and alerts go by"},
        {"'t/{machines}'",
         "f:1:26: topic: label 'machines' is not 'machine', which dashboards and alerts go by"},
        {"t, labels: {Job: x}",
         "f:1:38: labels: label 'Job' is easily mistaken for 'job', which Prometheus gives"},
        {"t, labels: {exported_job: x}",
         "f:1:38: labels: Prometheus calls labels 'exported_…' that clash with its own: 'exported_job' looks "
         "like one"},
        {"'t/{machine}/{device}/{size}/{mine}'", ""},
    };
    for (const auto& [topic, warnings] : cases)
        EXPECT_EQ(warnings_of("rules: [{name: a, topic: " + std::string{topic} +
                              ", readings: [{metric: m, help: M}, {metric: n, help: N}]}]"),
                  warnings)
            << topic;
}

TEST(Warnings, NameDescriptionsOfSensorsThatNoRuleMakes) {
    const std::string rules =
        "rules:\n"
        "- {name: a, topic: 'a/{machine}', labels: {area: north}, readings: [{metric: m, help: M}]}\n"
        "- {name: b, topic: 'b/{site}', readings: [{metric: m}]}\n"
        "- {name: c, topic: c, readings: [{metric: s, help: S, state_set: {states: [on, off]}}]}\n"
        "- {name: d, topic: d, readings: [{metric: o, help: O, labels_from: /tags}]}\n"
        "sensors:\n";
    const warning_case cases[] = {
        {"{metric: m, match: {machine: p, area: north}}", ""},
        {"{metric: m, match: {machine: p, site: lyon}}",
         "f:7:22: match: no rule makes a series of 'm' with all of these labels"},
        {"{metric: m, match: {area: south}}",
         "f:7:22: match: no rule makes a series of 'm' with all of these labels"},
        {"{metric: s, match: {state: off}}", ""},
        {"{metric: s, match: {state: of}}",
         "f:7:22: match: no rule makes a series of 's' with all of these labels"},
        {"{metric: o, match: {anything: x}}", ""},
        {"{metric: m}", ""},
    };
    for (const auto& [sensor, warnings] : cases)
        EXPECT_EQ(warnings_of(rules + "- " + std::string{sensor}), warnings) << sensor;
}

TEST(Warnings, NameIncludedRulesThatNothingIsLeftFor) {
    EXPECT_EQ(warnings_of(
                  "include: [senml]\nrules: [{name: a, topic: 'senml/#', readings: [{metric: m, help: M}]}]"),
              "include senml:4:12: topic: rule 'a' takes all its messages: it is left out");
}

}  // namespace
}  // namespace vigie::config
