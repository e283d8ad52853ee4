#include "tests/unit/agent/map/mapped.hpp"

namespace vigie::map {
namespace {

/// A rule on `t/{machine}` with `more` and one reading of `metric: plant_x` with `about`.
mapped one_reading(std::string_view about, std::string_view more = {}) {
    return mapped{"{name: a, topic: 't/{machine}', " + std::string{more} +
                  " readings: [{metric: plant_x, help: x, " + std::string{about} + "}]}"};
}

TEST(Mapping, MakesAReadingInBaseUnitsWithItsLabelsAndTime) {
    mapped rule{
        "{name: a, topic: 't/{machine}', time: /ts, readings: [{metric: plant_v_meters_per_second, "
        "help: v, value: /value, unit: mm/s, labels: {channel: /ch, area: north}}]}"};
    EXPECT_EQ(rule.of("t/pump-1", R"({"value":4.2,"ts":1500,"ch":7})"),
              "plant_v_meters_per_second{area=\"north\",channel=\"7\",machine=\"pump-1\"} 0.0042 @ 1500\n");
    EXPECT_FALSE(rule.rule().labels_follow_from_topic(0));
}

TEST(Mapping, KnowsWhenTheTopicDecidesTheSeries) {
    EXPECT_TRUE(one_reading("value: /v, labels: {area: north}").rule().labels_follow_from_topic(0));
    EXPECT_FALSE(one_reading("value: '/{c}/v'").rule().labels_follow_from_topic(0));
}

TEST(Mapping, SaysWhyThereIsNoValue) {
    auto rule = one_reading("value: /value, scale: 1e10");
    const std::pair<const char*, const char*> cases[] = {
        {R"({"ts":1})", ""},
        {R"({"value":"warm"})", "not_a_number\n"},
        {R"({"value":""})", "not_a_number\n"},
        {R"({"value":null})", "no_value\n"},
        {R"({"value":[1]})", "not_a_number\n"},
        {R"({"value":{}})", "not_a_number\n"},
        {R"({"value":1e400})", "not_finite\n"},
        {R"({"value":"NaN"})", "not_finite\n"},
        {R"({"value":1e305})", "not_finite\n"},
        {R"({"value":true})", "plant_x{machine=\"m\"} 1e+10\n"},
        {R"({"value":" 2 "})", "plant_x{machine=\"m\"} 2e+10\n"},
    };
    for (const auto& [payload, wanted] : cases) EXPECT_EQ(rule.of("t/m", payload), wanted) << payload;
}

TEST(Mapping, MakesManyReadingsOfOneMessage) {
    auto rule = one_reading(
        "value: '/devices/{device}/values/*/v', labels: {sensor: '/devices/{device}/values/*/n', "
        "gateway: /id}");
    EXPECT_EQ(rule.of("t/m", R"({"id":"g1","devices":{"d1":{"values":[{"n":"a","v":1},{"n":"b","v":2}]},)"
                             R"("d2":{"values":[{"n":"a","v":3}]}}})"),
              "plant_x{device=\"d1\",gateway=\"g1\",machine=\"m\",sensor=\"a\"} 1\n"
              "plant_x{device=\"d1\",gateway=\"g1\",machine=\"m\",sensor=\"b\"} 2\n"
              "plant_x{device=\"d2\",gateway=\"g1\",machine=\"m\",sensor=\"a\"} 3\n");
}

TEST(Mapping, CallsAnElementByItsIndex) {
    auto rule = one_reading("value: '/{channel}'");
    EXPECT_EQ(rule.of("t/m", "[5,6]"),
              "plant_x{channel=\"0\",machine=\"m\"} 5\nplant_x{channel=\"1\",machine=\"m\"} 6\n");
}

TEST(Mapping, FindsAPairByItsName) {
    auto rule = one_reading("value: '/list/[name=temperature]/value'");
    EXPECT_EQ(rule.of("t/m", R"({"list":[{"name":"x","value":1},{"name":"temperature","value":2}]})"),
              "plant_x{machine=\"m\"} 2\n");
}

TEST(Mapping, TakesATimeForEachElement) {
    auto rule = one_reading("value: '/*/v', labels: {s: '/*/n'}", "time: '/*/t', time_unit: s,");
    EXPECT_EQ(rule.of("t/m", R"([{"n":"a","v":1,"t":5},{"n":"a","v":2,"t":6},{"n":"a","v":3}])"),
              "plant_x{machine=\"m\",s=\"a\"} 1 @ 5000\nplant_x{machine=\"m\",s=\"a\"} 2 @ 6000\nbad_time\n");
}

TEST(Mapping, LooksAtConditions) {
    auto rule =
        one_reading("value: '/*/v', when: {'/*/n': [t, u]}, unless: {'/*/q': bad}, labels: {n: '/*/n'}",
                    "when: {/0: null}, unless: {/kind: test},");
    EXPECT_EQ(rule.of("t/m", R"({"kind":"test","a":{"n":"t","v":1}})"), "condition_not_met");
    EXPECT_EQ(rule.of("t/m", R"([{"n":"t","v":1}])"), "condition_not_met") << "/0 is there";
    EXPECT_EQ(rule.of("t/m", R"({"a":{"n":"t","v":1},"b":{"n":"x","v":2},"c":{"n":"u","v":3,"q":"bad"}})"),
              "plant_x{machine=\"m\",n=\"t\"} 1\n");
}

TEST(Mapping, HoldsNumbersAndTruthAgainstConditionsByTheirText) {
    auto rule = one_reading("value: /v, when: {/a: 5, /b: true}");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"a":5,"b":true})"), "plant_x{machine=\"m\"} 1\n");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"a":5,"b":false})"), "");
}

TEST(Mapping, TurnsStatesIntoNumbers) {
    auto rule = one_reading("value: /s, states: {open: 1, closed: 0, true: 2, 7: 3, 'n/a': null}, scale: 10");
    const std::pair<const char*, const char*> cases[] = {
        {R"({"s":"open"})", "plant_x{machine=\"m\"} 1\n"},
        {R"({"s":"closed"})", "plant_x{machine=\"m\"} 0\n"},
        {R"({"s":true})", "plant_x{machine=\"m\"} 2\n"},
        {R"({"s":7})", "plant_x{machine=\"m\"} 3\n"},
        {R"({"s":8})", "plant_x{machine=\"m\"} 80\n"},
        {R"({"s":"n/a"})", "no_value\n"},
        {R"({"s":"ajar"})", "unknown_state\n"},
    };
    for (const auto& [payload, wanted] : cases) EXPECT_EQ(rule.of("t/m", payload), wanted) << payload;
}

TEST(Mapping, MakesASeriesOfEachStateOfASet) {
    auto rule = one_reading("value: /s, state_set: {states: [idle, running]}");
    EXPECT_EQ(rule.of("t/m", R"({"s":"running"})"),
              "plant_x{machine=\"m\",state=\"idle\"} 0\nplant_x{machine=\"m\",state=\"running\"} 1\n");
    EXPECT_EQ(rule.of("t/m", R"({"s":"broken"})"), "unknown_state\nunknown_state\n");
}

TEST(Mapping, ReadsDecimalCommas) {
    auto rule = one_reading("value: /v, decimal: comma");
    EXPECT_EQ(rule.of("t/m", R"({"v":"21,5"})"), "plant_x{machine=\"m\"} 21.5\n");
    EXPECT_EQ(rule.of("t/m", R"({"v":"1.234,5"})"), "not_a_number\n");
    EXPECT_EQ(one_reading("value: /v").of("t/m", R"({"v":"21,5"})"), "not_a_number\n");
}

TEST(Mapping, GoesOnAlongACalibration) {
    auto rule = one_reading("value: /v, calibration: [[4, 0], [12, 5], [20, 25]], offset: 100");
    const std::pair<const char*, const char*> cases[] = {{"4", "100"},  {"8", "102.5"}, {"12", "105"},
                                                         {"16", "115"}, {"20", "125"},  {"24", "135"},
                                                         {"0", "97.5"}};
    for (const auto& [raw, wanted] : cases)
        EXPECT_EQ(rule.of("t/m", "{\"v\":" + std::string{raw} + "}"),
                  "plant_x{machine=\"m\"} " + std::string{wanted} + "\n");
}

TEST(Mapping, RefusesABadQuality) {
    auto rule = one_reading("value: '/*/v', quality: {at: '/*/q', good: [good, 192]}, labels: {q: '/*/v'}");
    EXPECT_EQ(rule.of("t/m", R"([{"v":1,"q":"good"},{"v":2,"q":192},{"v":3,"q":0},{"v":4}])"),
              "plant_x{machine=\"m\",q=\"1\"} 1\nplant_x{machine=\"m\",q=\"2\"} 2\nbad_quality\n"
              "plant_x{machine=\"m\",q=\"4\"} 4\n");
}

TEST(Mapping, SaysWhichLabelCannotBeMade) {
    auto rule = one_reading("value: /v, labels: {c: /ch}");
    EXPECT_EQ(rule.of("t/m", R"({"v":1})"), "label_missing\n");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"ch":[]})"), "label_missing\n");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"ch":null})"), "label_missing\n");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"ch":"123456789012345678901"})"), "label_too_long\n");
}

TEST(Mapping, MakesLabelsOfAllMembersOfAnObject) {
    auto rule = one_reading("value: '/*/v', labels: {zone: north}, labels_from: '/*/tags'");
    EXPECT_EQ(rule.of("t/m", R"([{"v":1,"tags":{"b":"x","a":2,"zone":"south","deep":{}}},{"v":2}])"),
              "plant_x{a=\"2\",b=\"x\",machine=\"m\",zone=\"north\"} 1\n"
              "plant_x{machine=\"m\",zone=\"north\"} 2\n");
    EXPECT_EQ(rule.of("t/m", R"([{"v":1,"tags":{"pod":"x"}}])"), "label_invalid\n");
    EXPECT_EQ(rule.of("t/m", R"([{"v":1,"tags":{"no name":"x"}}])"), "label_invalid\n");
    EXPECT_EQ(rule.of("t/m", R"([{"v":1,"tags":{"a":"123456789012345678901"}}])"), "label_too_long\n");
}

TEST(Mapping, WritesIdentifiersDigitByDigit) {
    auto rule = one_reading("value: /v, labels: {c: /ch}");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"ch":1844674407370955161})"),
              "plant_x{c=\"1844674407370955161\",machine=\"m\"} 1\n");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"ch":1.50})"), "plant_x{c=\"1.5\",machine=\"m\"} 1\n");
}

TEST(Mapping, RefusesWhatIsOlderThanMaxAge) {
    auto rule = one_reading("value: /v", "time: /t, max_age: 10s,");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"t":5000})", timestamp{std::chrono::seconds{16}}), "stale\n");
    EXPECT_EQ(rule.of("t/m", R"({"v":1,"t":5000})", timestamp{std::chrono::seconds{15}}),
              "plant_x{machine=\"m\"} 1 @ 5000\n");
}

}  // namespace
}  // namespace vigie::map
