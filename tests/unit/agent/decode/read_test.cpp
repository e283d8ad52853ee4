#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

pattern parsed(std::string_view text) {
    std::string fault;
    auto made = pattern::parse(text, fault);
    EXPECT_EQ(fault, "");
    return made;
}

recipe::packed packed(std::string_view at, std::vector<wrapping> wrapped, std::string_view format,
                      format_options options = {}) {
    return {parsed(at), std::move(wrapped), find_format(format), std::move(options)};
}

TEST(Read, TakesWrappingsOffInTheirOrder) {
    recipe how;
    how.wrapped = {wrapping::base64, wrapping::hex};
    EXPECT_EQ(read_as(how, "N2IyMjc2MjIzYTMxN2Q="), R"({"v":1})");
    how.wrapped = {wrapping::hex, wrapping::base64};
    EXPECT_EQ(read_as(how, "N2IyMjc2MjIzYTMxN2Q="), "bad_wrapping");
    EXPECT_EQ(read_as(how, "65 79"), "bad_wrapping");
    EXPECT_EQ(read_as(how, "65794a32496a 6f7866513d3d"), "bad_wrapping");
    EXPECT_EQ(read_as(how, "65794a32496a6f7866513d3d"), R"({"v":1})");
    EXPECT_EQ(read_as(how, ""), "empty_payload");
    EXPECT_EQ(read_as(how, "\n"), "empty_payload");
}

// What a LoRaWAN network server hands on: the device's own bytes, in base64, within JSON.
TEST(Read, UnpacksWhatStandsInsideAText) {
    auto how = as("json");
    format_options layout;
    layout.layout = {{"t", binary_field::number::signed_integer, 2, false, 0, 0, 0, 0.1}};
    how.inside = {packed("/up/payload", {wrapping::base64}, "binary", layout)};
    EXPECT_EQ(read_as(how, R"({"up":{"payload":"ANc="},"port":2})"),
              R"({"up":{"payload":"ANc="→{"t":21.5}},"port":2})");
    EXPECT_EQ(read_as(how, R"({"up":{"port":2}})"), R"({"up":{"port":2}})");
    EXPECT_EQ(read_as(how, R"({"up":{"payload":null}})"), R"({"up":{"payload":null}})");
    EXPECT_EQ(read_as(how, R"({"up":{"payload":7}})"), "bad_wrapping");
    EXPECT_EQ(read_as(how, R"({"up":{"payload":{}}})"), "bad_wrapping");
    EXPECT_EQ(read_as(how, R"({"up":{"payload":"A"}})"), "bad_wrapping");
    EXPECT_EQ(read_as(how, R"({"up":{"payload":"AA=="}})"), "malformed");
    EXPECT_EQ(read_as(how, R"({"up":{"payload":""}})"), "empty_payload");
}

TEST(Read, UnpacksWhatStandsInsideWhatWasUnpacked) {
    auto how = as("cbor");
    how.inside = {packed("/a", {}, "json"), packed("/a/b", {}, "csv")};
    EXPECT_EQ(read_as(how, bytes_of("a1 6161 4b") + R"({"b":"1,2"})"),
              R"({"a":h'7b2262223a22312c32227d'→{"b":"1,2"→[[1,2]]}})");
    how.inside = {packed("", {}, "json")};
    EXPECT_EQ(read_as(how, bytes_of("43") + "[1]"), "h'5b315d'→[1]");
}

TEST(Read, BoundsWhatIsInside) {
    auto how = as("json");
    how.inside = {packed("/a", {}, "json")};
    EXPECT_EQ(read_as(how, R"({"a":"[[1]]"})", bounds{2}), R"({"a":"[[1]]"→[[1]]})");
    EXPECT_EQ(read_as(how, R"({"a":"[[[1]]]"})", bounds{2}), "too_deep");
    bounds few;
    few.values = 4;
    EXPECT_EQ(read_as(how, R"({"a":"[1]"})", few), R"({"a":"[1]"→[1]})");
    EXPECT_EQ(read_as(how, R"({"a":"[1,2]"})", few), "too_many_values");
}

TEST(Read, GivesTheSameAfterAnyOtherDocument) {
    document out;
    const auto how = as("json");
    for (const std::string_view other : {"{\"a\":[1", "[\"\\u0061\"]", "[[[[", "NaN", "", "\xff"}) {
        (void)read(other, how, bounds{2}, out);
        ASSERT_TRUE(read(R"({"v":"\u0062"})", how, {}, out)) << other;
        EXPECT_EQ(shown(out, document::root), R"({"v":"b"})") << other;
    }
}

}  // namespace
}  // namespace vigie::decode
