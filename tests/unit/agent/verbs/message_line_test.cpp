// Lines as mosquitto_sub 2.0 prints them, and what they are not.
#include "agent/verbs/message_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::verbs {
namespace {

using testing::HasSubstr;

message_line good(std::string_view line) {
    message_line_reader reader;
    auto read = reader.read(line);
    if (const auto* why = std::get_if<std::string>(&read)) {
        ADD_FAILURE() << *why << ": " << line;
        return {};
    }
    return std::get<message_line>(std::move(read));
}

std::string fault(std::string_view line) {
    message_line_reader reader;
    const auto read = reader.read(line);
    return std::holds_alternative<std::string>(read) ? std::get<std::string>(read) : "";
}

TEST(MessageLine, HasWhatTheBrokerSent) {
    const auto read = good(
        R"({"tst":"2026-11-24T18:50:33.541951Z+0100","topic":"a/b","qos":1,"retain":1,"mid":7,"payloadlen":2,"payload":"42"})");
    EXPECT_EQ(read.topic, "a/b");
    EXPECT_EQ(read.payload, "42");
    EXPECT_EQ(read.qos, 1);
    EXPECT_TRUE(read.retained);
    EXPECT_EQ(read.arrival, timestamp{duration{1795542633541}});
}

TEST(MessageLine, HasItsPayloadInAnyOfItsForms) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {R"("payload":"{\"v\": 1.50}\n")", "{\"v\": 1.50}\n"},
        {R"("payload":{"v": 1.50 , "w":[1,{"x":"}"}]} ,"qos":0)", R"({"v": 1.50 , "w":[1,{"x":"}"}]})"},
        {R"("payload":  [ 1e400 ])", "[ 1e400 ]"},
        {R"("payloadlen":3,"payload":1.0)", "1.0"},
        {R"("payload":true)", "true"},
        {R"("payload":null,"payloadlen":0)", ""},
        {R"("payload":null)", ""},
        {R"("payload":null,"payloadlen":4)", "null"},
        {R"("payload":"on","payloadlen":2)", "on"},
        {R"("payload":"on","payloadlen":4)", "\"on\""},  // %J of a JSON text
        {R"("payload":"é","payloadlen":1)", "é"},
        {R"("payload_hex":"00fF")", std::string_view{"\0\xff", 2}},
        {R"("payload_base64":"AP8=")", std::string_view{"\0\xff", 2}},
        {R"("payload_hex":"")", ""},
    };
    for (const auto& [members, payload] : cases)
        EXPECT_EQ(good(R"({"topic":"t",)" + std::string{members} + '}').payload, payload) << members;
}

TEST(MessageLine, TellsItsArrivalAsMosquittoHasWrittenItOverTheYears) {
    const std::pair<std::string_view, long long> cases[] = {
        {R"("2024-05-01T12:00:00.000000Z+0200")", 1714557600000},
        {R"("2024-05-01T12:00:00.123999Z+0000")", 1714564800123},
        {R"("2024-05-01T12:00:00+0200")", 1714557600000},
        {R"("2024-05-01T12:00:00.5+02:00")", 1714557600500},
        {R"("2024-05-01 12:00:00Z")", 1714564800000},
        {"1714564800", 1714564800000},
        {"1714564800.25", 1714564800250},
    };
    for (const auto& [tst, milliseconds] : cases) {
        const auto read = good(R"({"topic":"t","payload":"1","tst":)" + std::string{tst} + '}');
        ASSERT_TRUE(read.arrival) << tst;
        EXPECT_EQ(read.arrival->time_since_epoch().count(), milliseconds) << tst;
    }
    EXPECT_FALSE(good(R"({"topic":"t","payload":"1"})").arrival);
}

TEST(MessageLine, SaysWhatIsWrongWithIt) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"", "not JSON"},
        {"plant/a 21.5", "not JSON"},
        {R"({"topic":"t","payload":"1"} x)", "not JSON"},
        {"[1]", "expected an object"},
        {"{\"topic\":\"t\",\"payload\":\"\xff\"}", "not UTF-8"},
        {R"({"payload":"1"})", "topic"},
        {R"({"topic":7,"payload":"1"})", "topic"},
        {R"({"topic":"t"})", "payload is missing"},
        {R"({"topic":"t","payload":"1","payload_hex":"31"})", "more than once"},
        {R"({"topic":"t","payload_hex":"3"})", "payload_hex: is not hex"},
        {R"({"topic":"t","payload_base64":"?"})", "payload_base64: is not base64"},
        {R"({"topic":"t","payload_hex":31})", "payload_hex: expected a text"},
        {R"({"topic":"t","payload":"ab","payloadlen":5})", "zero byte"},
        {R"({"topic":"t","payload":{},"\u0071os":0})", "escapes"},
        {R"({"topic":"t","payload":"1","qos":3})", "qos"},
        {R"({"topic":"t","payload":"1","retain":"yes"})", "retain"},
        {R"({"topic":"t","payload":"1","tst":"yesterday"})", "tst"},
        {R"({"topic":"t","payload":"1","tst":-1})", "tst"},
    };
    for (const auto& [line, part] : cases) EXPECT_THAT(fault(line), HasSubstr(part)) << line;
    EXPECT_THAT(fault(R"({"topic":"t","payload":)" + std::string(5'000, '[')), HasSubstr("1000 levels"));
}

}  // namespace
}  // namespace vigie::verbs
