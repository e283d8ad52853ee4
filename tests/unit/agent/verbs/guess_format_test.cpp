#include "agent/verbs/guess_format.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vigie::verbs {
namespace {

std::string guessed(std::string_view payload) {
    const auto made = guess_format(payload);
    return made ? format_words(*made) : "nothing";
}

TEST(GuessFormat, TellsWhatPlantsSend) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {R"({"temperature":21.5})", "format: json"},
        {R"([{"v":1},{"v":2}])", "format: json"},
        {R"([{"bn":"urn:dev:ow:10e2073a01080063:","n":"t","v":21.5}])", "format: senml"},
        {R"([{"id":1,"value":2}])", "format: json"},
        {"21.5", "format: plain"},
        {"21,5", "format: plain"},
        {"ON", "format: plain"},
        {"true", "format: plain"},
        {"online", "format: plain"},
        {"2024-05-01T12:00:00Z", "format: plain"},
        {"weather,location=us temperature=82 1465839830100400200", "format: influx"},
        {"cpu usage=0.5,idle=99i\ncpu usage=0.6", "format: influx"},
        {"time,temp,hum\n12:00,21.5,60\n", "format: csv"},
        {"21,5;60,2;on", "format: csv"},
        {"21,5 °C", "format: plain"},
        {"21.5;60.2;on", "format: csv"},
        {"1\t2\t3", "format: csv"},
        {std::string_view{"\xa1\x61\x74\xf9\x4d\x60", 6}, "format: cbor"},  // {"t": 21.5}
        {std::string_view{"\x81\xa2\x00\x61\x74\x02\xf9\x4d\x60", 9}, "format: senml-cbor"},
        {"eyJ0ZW1wZXJhdHVyZSI6MjEuNX0=", "encoding: [base64], format: json"},
        {"7b2274223a32312e357d", "encoding: [hex], format: json"},
        {std::string_view{"\x01\x02\xff\x00", 4}, "nothing"},
        {"", "nothing"},
    };
    for (const auto& [payload, words] : cases) EXPECT_EQ(guessed(payload), words) << payload;
}

TEST(GuessFormat, SeesAHeaderAndTheDelimiter) {
    const auto made = guess_format("time;temp\n12:00;21.5\n").value();
    EXPECT_EQ(made.options.csv.delimiter, ';');
    EXPECT_TRUE(made.options.csv.header);
    EXPECT_EQ(guess_format("21,5;60,2;on").value().options.csv.delimiter, ';');
    EXPECT_FALSE(guess_format("12:00;21.5\n").value().options.csv.header);
}

}  // namespace
}  // namespace vigie::verbs
