// The words for each reason why something is not taken, through the pipeline that gives it.
#include "agent/verbs/detail.hpp"
#include "agent/config/load.hpp"
#include "agent/pipeline/pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace vigie::verbs {
namespace {

constexpr auto rules = R"(
limits: {payload_bytes: 400, nesting: 4, values: 140, readings_per_message: 3, label_bytes: 8, series: 14}
rules:
  - name: temperature
    topic: plant/{site}/{machine}/temperature
    when: {/kind: [reading, null]}
    readings:
      - metric: plant_temperature_celsius
        help: T
        value: /value
        labels: {firmware: /fw}
        quality: {at: /q, good: [good]}
        unless: {/test: true}
  - {name: timed, topic: timed/+, time: /ts, readings: [{metric: plant_timed, help: t, value: /v}]}
  - {name: old, topic: old/+, time: /ts, time_unit: rfc3339, max_age: 1m, readings: [{metric: plant_old, help: t, value: /v}]}
  - name: state
    topic: state/{device}
    format: plain
    readings: [{metric: plant_state, help: s, states: {OPEN: 1, CLOSED: 0, UNKNOWN: null}}]
  - {name: list, topic: list, readings: [{metric: plant_list, help: l, value: '/{i}/v'}]}
  - {name: packed, topic: packed, encoding: base64, readings: [{metric: plant_packed, help: p, value: /v}]}
  - {name: table, topic: table, format: csv, readings: [{metric: plant_cell, help: c, value: /0/1}]}
  - {name: tags, topic: tags, readings: [{metric: plant_tags, help: t, value: /v, labels_from: /tags}]}
  - {name: few, topic: 'few/{device}', format: plain, series: 1, readings: [{metric: plant_few, help: f}]}
  - name: waves
    topic: waves
    waveforms:
      - at: /w
        type: i8
        encoding: hex
        rate: /hz
        envelope: [100, 400]
        speed: /rpm
        speed_unit: rpm
        bearing: {bpfo: 3, bpfi: 5, bsf: 2, ftf: 0.4}
    readings:
      - {metric: plant_bpfo, help: b, value: /w/defects/bpfo}
  - name: rare
    topic: rare
    readings: [{metric: plant_rare, help: r, value: /r, optional: true}]
  - {name: bar, topic: bar, readings: [{metric: plant_p_pascals, help: p, value: /p, unit: bar}]}
  - {name: clock, topic: clock, time: /ts, readings: [{metric: plant_clock, help: c, value: /v}]}
sensors:
  - {metric: plant_p_pascals, unit: bar, range: [-1, 400], rate: {most: 5, per: 1m}}
  - {metric: plant_clock, clock_skew: 1m}
)";

class Detail : public testing::Test, public pipeline::witness {
protected:
    Detail() {
        auto loaded = config::load(rules, "f", "edge");
        if (const auto* faults = std::get_if<std::vector<config::fault>>(&loaded))
            for (const auto& each : *faults) ADD_FAILURE() << to_string(each);
        about = std::get<config::agent>(std::move(loaded));
        flow.emplace(about, this);
    }
    void routed(const message& which, const config::rule* by) override {
        now = &which;
        rule = by;
        told.clear();
    }
    void taken(const config::reading&, std::string_view, double, timestamp) override { told += "taken "; }
    void rejected(const pipeline::refusal& what) override {
        seen.insert(what.why);
        told += std::string{name_of(what.why)} + ": " + detail(what, *now, rule, about) + ' ';
    }
    const std::string& take(std::string_view topic, std::string_view payload, bool retained = false) {
        flow->take({topic, payload, timestamp{std::chrono::seconds{1'700'000'000}}, 0, retained});
        return told;
    }

    config::agent about;
    std::optional<pipeline::pipeline> flow;
    const message* now = nullptr;
    const config::rule* rule = nullptr;
    std::string told;
    std::set<reason> seen;
};

TEST_F(Detail, LeadsToTheMend) {
    struct row {
        std::string_view topic, payload, words;
    };
    const row cases[] = {
        {"plant/lyon/pump-1/temp", "1",
         "no_rule: no rule's topic matches 'plant/lyon/pump-1/temp'; nearest is rule 'temperature' with "
         "plant/{site}/{machine}/temperature: level 4 is 'temp', not 'temperature' "},
        {"plant/lyon/temperature", "1",
         "no_rule: no rule's topic matches 'plant/lyon/temperature'; nearest is rule 'temperature' with "
         "plant/{site}/{machine}/temperature: it has 3 levels, not 4 "},
        {"plant/a/b/temperature", "",
         "empty_payload: there is nothing in it, as in what deletes a retained message "},
        {"plant/a/b/temperature", "{\"value\": 1,}", "malformed: the payload is not JSON at byte 12, '}' "},
        {"plant/a/b/temperature", "{\"value\": 1",
         "malformed: the payload is not JSON: it ends too early, after '{\"value\": 1' "},
        {"plant/a/b/temperature", "21,5 °C",
         "malformed: the payload is not JSON at byte 2, ',5 °C': it looks like 'format: plain' "},
        {"plant/a/b/temperature", "{\"v\":\"\xff\"}", "not_utf8: the payload is not UTF-8 from byte 6 on "},
        {"plant/a/b/temperature", "{\"value\": NaN}",
         "not_finite: a word such as NaN stands where JSON has a number, or a number is too large "},
        {"plant/a/b/temperature", "[[[[[]]]]]", "too_deep: nested deeper than limits.nesting, 4 "},
        {"plant/a/b/temperature", R"({"kind":"status"})",
         "condition_not_met: /kind is text 'status'; 'when' asks for 'reading' or nothing "},
        {"plant/a/b/temperature", R"({"value":1,"fw":"x","test":true})",
         "condition_not_met: plant_temperature_celsius: /test is true; 'unless' asks for anything but "
         "'true' "},
        {"plant/a/b/temperature", R"({"temperature":1})",
         "value_missing: plant_temperature_celsius: nothing at /value; the document has /temperature "},
        {"plant/a/b/temperature", R"({"value":{"v":1}})",
         "not_a_number: plant_temperature_celsius: /value is an object: a value is a part of it, such as "
         "/value/v "},
        {"plant/a/b/temperature", R"({"value":"warm"})",
         "not_a_number: plant_temperature_celsius: /value is text 'warm', no number: 'states' says what "
         "texts "
         "stand for, and 'decimal: comma' reads 21,5 "},
        {"plant/a/b/temperature", R"({"value":1e400})",
         "not_finite: plant_temperature_celsius: /value is 1e400, which is no finite number "},
        {"plant/a/b/temperature", R"({"value":null})",
         "no_value: plant_temperature_celsius: /value is null: the device says that it has none "},
        {"plant/a/b/temperature", R"({"value":1,"q":"bad"})",
         "bad_quality: plant_temperature_celsius: quality: /q is text 'bad'; good is 'good' "},
        {"plant/a/b/temperature", R"({"value":1,"Fw":"x"})",
         "label_missing: plant_temperature_celsius: label 'firmware': nothing at /fw; the document has "
         "/value, "
         "/Fw: did you mean /Fw? "},
        {"plant/a/b/temperature", R"({"value":1,"fw":null})",
         "label_missing: plant_temperature_celsius: label 'firmware': /fw is null, no text "},
        {"plant/a/b/temperature", R"({"value":1,"fw":"0123456789"})",
         "label_too_long: plant_temperature_celsius: label 'firmware': '0123456789' has 10 bytes; "
         "limits.label_bytes is 8 "},
        {"plant/lyon-south/b/temperature", R"({"value":1,"fw":"1"})",
         "label_too_long: plant_temperature_celsius: label 'site': 'lyon-south' has 10 bytes; "
         "limits.label_bytes is 8 "},
        {"timed/a", R"({"v":1,"t":5})",
         "bad_time: plant_timed: time: nothing at /ts; the document has /v, /t: did you mean /t? "},
        {"timed/a", R"({"v":1,"ts":"soon"})",
         "bad_time: plant_timed: time: /ts is text 'soon', not a number of milliseconds since 1970 "},
        {"timed/a", R"({"v":1,"ts":"2023-11-14T22:13:00Z"})",
         "bad_time: plant_timed: time: /ts is text '2023-11-14T22:13:00Z', not a number of milliseconds "
         "since "
         "1970; with 'time_unit: rfc3339' it is 2023-11-14T22:13:00.000Z "},
        {"timed/a", R"({"v":1,"ts":1700000001})",
         "clock_skew: plant_timed: time: /ts is 1700000001, which is 1970-01-20T16:13:20.001Z, 19656d 5h "
         "before "
         "its arrival; limits.clock_skew is 1h; with 'time_unit: s' it is 2023-11-14T22:13:21.000Z "},
        {"old/a", R"({"v":1,"ts":"2023-11-14T22:10:00Z"})",
         "stale: plant_old: time: /ts is text '2023-11-14T22:10:00Z', which is 2023-11-14T22:10:00.000Z, 3m "
         "20s "
         "before its arrival; max_age is 1m "},
        {"state/a", "OPNE",
         "unknown_state: plant_state: the document is text 'OPNE', none of the states 'OPEN', 'CLOSED', "
         "'UNKNOWN': did you mean 'OPEN'? "},
        {"state/a", "UNKNOWN",
         "no_value: plant_state: the document is text 'UNKNOWN': the device says that it has none "},
        {"list", R"([{"v":1},{"v":"x"},{"v":3},{"v":4}])",
         "taken not_a_number: plant_list: /1/v is text 'x', no number: 'states' says what texts stand for, "
         "and "
         "'decimal: comma' reads 21,5 taken too_many_readings: plant_list: the message has more than "
         "limits.readings_per_message, 3 "},
        {"packed", "{\"v\": 1}",
         "bad_wrapping: the payload is not base64: '{\"v\": 1}': it looks like 'format: json' "},
        {"table", "a;b\nc;d", "value_missing: plant_cell: nothing at /0/1; /0 has /0/0 "},
        {"bar", R"({"p":401})",
         "out_of_range: plant_p_pascals: 401 bar is not possible: the range of its sensor is -1 bar to 400 "
         "bar "},
        {"bar", R"({"p":1})", "taken "},
        {"bar", R"({"p":6.5})",
         "too_fast: plant_p_pascals: 6.5 bar changed by more than 5 bar within 1m, the rate of its sensor; "
         "it "
         "is believed when 5 samples in a row agree "},
        {"clock", R"({"v":1,"ts":1700000061000})",
         "clock_skew: plant_clock: time: /ts is 1700000061000, which is 2023-11-14T22:14:21.000Z, 1m 1s "
         "after "
         "its arrival; clock_skew of its sensor is 1m "},
        {"rare", "{\"x\":1}",
         "value_missing: none of the rule's readings is in it: nothing at /r; the document has /x "},
    };
    for (const auto& [topic, payload, words] : cases) EXPECT_EQ(take(topic, payload), words);
    const std::string flat(128, '0');
    const auto window = [&](const std::string& samples, std::string_view more) {
        return take("waves", R"({"w":")" + samples + '"' + std::string{more} + '}');
    };
    EXPECT_EQ(take("waves", R"({"w":[1,2]})"),
              "bad_samples: plant_bpfo: /w is an array of 2, not the bytes of whole i8; a text needs an "
              "'encoding' ");
    EXPECT_EQ(window("x", ""),
              "bad_wrapping: a text that 'unpack' or 'waveforms' names is not what its encoding says, or is "
              "no text ");
    EXPECT_EQ(window("00", ""),
              "too_few_samples: plant_bpfo: the window at /w has less than 64 samples of each channel ");
    EXPECT_EQ(window(flat, ""),
              "bad_rate: plant_bpfo: rate: nothing at /hz; the document has /w/mean, /w/rms, /w/peak, "
              "/w/peak_to_peak, /w/crest_factor, /w/kurtosis, /w/clipped, /w/velocity_rms and 5 more ");
    EXPECT_EQ(window(flat, R"(,"hz":"x")"),
              "bad_rate: plant_bpfo: rate: /hz is text 'x', no number above zero ");
    EXPECT_EQ(window(flat, R"(,"hz":1000)"),
              "flat_window: plant_bpfo: the window at /w has one and the same value in all "
              "samples: nothing is being measured ");
    EXPECT_EQ(
        window("01" + flat, R"(,"hz":1000,"rpm":0)"),
        "no_speed: plant_bpfo: speed: /rpm is 0, no number above zero: the machine stands, or nobody knows ");
    EXPECT_EQ(window("01" + flat, R"(,"hz":1000,"rpm":60)"),
              "not_resolved: plant_bpfo: the window at /w is too short for it, or it lies above the 500 Hz "
              "that 1000 "
              "samples a second show ");
    take("state/a", "OPEN", true);
    EXPECT_THAT(told, testing::StartsWith("retained: the broker had kept it"));
    take("list", '[' + std::string(398, ' ') + "1]");
    EXPECT_EQ(told, "payload_too_large: 401 bytes; limits.payload_bytes is 400 ");
    std::string many = "[0";
    for (int i = 0; i < 150; ++i) many += ",0";
    take("list", many + ']');
    EXPECT_EQ(told, "too_many_values: holds more values than limits.values, 140 ");
    take("tags", R"({"v":1,"tags":{"no name":1}})");
    EXPECT_EQ(
        told,
        "label_invalid: plant_tags: a member of /tags has a name that no label can have, or there are too "
        "many ");
    take("few/1", "1");
    take("few/2", "1");
    EXPECT_EQ(told, "too_many_series_of_rule: plant_few: a new series, and the rule has the 1 that it may ");
    take("timed/a", R"({"v":1,"ts":1700000000000})");
    take("timed/a", R"({"v":1,"ts":1699999999000})");
    EXPECT_EQ(
        told,
        "out_of_order: plant_timed: time: /ts is 1699999999000, which is 2023-11-14T22:13:19.000Z: older "
        "than the last reading of the same series ");
    for (int i = 0; i < 20; ++i) take("state/" + std::to_string(i), "OPEN");
    EXPECT_EQ(told, "too_many_series: plant_state: a new series, and limits.series, 14, are known ");
    for (std::size_t i = 0; i < reason_count; ++i)
        EXPECT_TRUE(seen.contains(static_cast<reason>(i))) << name_of(static_cast<reason>(i));
}

}  // namespace
}  // namespace vigie::verbs
