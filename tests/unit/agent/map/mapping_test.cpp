#include "agent/map/mapping.hpp"

#include <gtest/gtest.h>

namespace vigie::map {
namespace {

using source = config::label::source;

config::rule vibration() {
    config::rule rule;
    rule.name = "vibration";
    rule.topic = "plant/{machine}/vibration";
    rule.time = "/ts";
    config::reading reading;
    reading.metric = "plant_vibration_velocity_meters_per_second";
    reading.pointer = "/value";
    reading.scale = 0.001;
    reading.labels = {{"area", source::constant, "north"},
                      {"channel", source::pointer, "/ch"},
                      {"machine", source::capture, "machine"}};
    rule.readings = {reading};
    return rule;
}

/// Decodes a payload by the rule and remembers what the mapping needs.
struct decoded {
    explicit decoded(const config::rule& about, std::string_view topic, std::string payload)
        : rule(about), text(std::move(payload)) {
        fields.reset(rule.wanted().slots());
        EXPECT_TRUE(rule.decoder()(text, rule.wanted(), {32}, fields));
        EXPECT_TRUE(rule.topic().match(topic, captured));
    }
    std::string labels(std::size_t most = 128) {
        const auto outcome = rule.labels(0, captured, fields, most, list);
        if (!outcome) return std::string{name_of(outcome.error())};
        std::string out;
        render(list.items, out);
        return out;
    }

    mapping rule;
    std::string text;
    decode::fields fields;
    captures captured;
    label_list list;
};

TEST(Mapping, MakesAReadingInBaseUnitsWithItsLabelsAndTime) {
    const auto about = vibration();
    decoded one{about, "plant/pump-1/vibration", R"({"value":4.2,"ts":1500,"ch":7})"};
    EXPECT_NEAR(*one.rule.value(0, one.fields), 0.0042, 1e-12);
    EXPECT_EQ((*one.rule.time(one.fields))->time_since_epoch().count(), 1500);
    EXPECT_EQ(one.labels(), R"(area="north",channel="7",machine="pump-1")");
    EXPECT_FALSE(one.rule.labels_follow_from_topic(0));
}

TEST(Mapping, TakesTrueAsOne) {
    const auto about = vibration();
    decoded one{about, "plant/pump-1/vibration", R"({"value":true,"ts":1,"ch":"a"})"};
    EXPECT_NEAR(*one.rule.value(0, one.fields), 0.001, 1e-12);
}

TEST(Mapping, SaysWhyThereIsNoValue) {
    const auto about = vibration();
    const std::pair<const char*, reason> cases[] = {
        {R"({"ts":1})", reason::value_missing},      {R"({"value":"4.2"})", reason::not_a_number},
        {R"({"value":null})", reason::not_a_number}, {R"({"value":[1]})", reason::not_a_number},
        {R"({"value":{}})", reason::not_a_number},
    };
    for (const auto& [payload, why] : cases) {
        decoded one{about, "plant/pump-1/vibration", payload};
        ASSERT_FALSE(one.rule.value(0, one.fields)) << payload;
        EXPECT_EQ(one.rule.value(0, one.fields).error(), why) << payload;
    }
}

TEST(Mapping, RefusesAnOverflowOfTheScale) {
    auto about = vibration();
    about.readings[0].scale = 1e300;
    decoded one{about, "plant/pump-1/vibration", R"({"value":1e300})"};
    EXPECT_EQ(one.rule.value(0, one.fields).error(), reason::not_finite);
}

TEST(Mapping, SaysWhyThereIsNoTime) {
    const auto about = vibration();
    decoded none{about, "plant/pump-1/vibration", R"({"value":1})"};
    EXPECT_EQ(none.rule.time(none.fields).error(), reason::bad_time);
    decoded text{about, "plant/pump-1/vibration", R"({"value":1,"ts":"noon"})"};
    EXPECT_EQ(text.rule.time(text.fields).error(), reason::bad_time);
}

TEST(Mapping, LeavesTheTimeToTheArrivalWithoutAPointer) {
    auto about = vibration();
    about.time.reset();
    decoded one{about, "plant/pump-1/vibration", R"({"value":1})"};
    EXPECT_FALSE(one.rule.time(one.fields)->has_value());
}

TEST(Mapping, SaysWhichLabelCannotBeMade) {
    const auto about = vibration();
    EXPECT_EQ((decoded{about, "plant/pump-1/vibration", R"({"value":1})"}.labels()), "label_missing");
    EXPECT_EQ((decoded{about, "plant/pump-1/vibration", R"({"value":1,"ch":[]})"}.labels()), "label_missing");
    EXPECT_EQ((decoded{about, "plant/pump-1/vibration", R"({"value":1,"ch":"123456"})"}.labels(5)),
              "label_too_long");
}

TEST(Mapping, KnowsWhenTheTopicDecidesTheSeries) {
    auto about = vibration();
    about.readings[0].labels.erase(about.readings[0].labels.begin() + 1);
    EXPECT_TRUE(mapping{about}.labels_follow_from_topic(0));
}

}  // namespace
}  // namespace vigie::map
