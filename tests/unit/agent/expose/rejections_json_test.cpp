#include "agent/expose/rejections_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

namespace vigie::expose {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class RejectionsJson : public testing::Test {
protected:
    void refuse(std::uint32_t row, reason why, std::string_view topic, std::string_view payload,
                timestamp when, std::string_view metric = {}) {
        if (metric.empty())
            counted.reject_message(row, why);
        else
            counted.reject_reading(row, why);
        kept.keep({row, why}, {topic, payload, when}, metric);
    }
    std::string text() const { return rejections_json(counted, kept); }

    pipeline::tally counted;
    pipeline::rejections kept;
};

TEST_F(RejectionsJson, IsEmptyWhenNothingWasRejected) {
    EXPECT_EQ(text(), "{\"rejections\":[],\"left_out\":0}\n");
}

TEST_F(RejectionsJson, SaysOfEachRuleAndReasonHowOftenAndWhatCameLast) {
    const auto row = counted.add_rule("vibration");
    refuse(row, reason::malformed, "plant/a", "{", timestamp{1'709'272'800'250ms});
    refuse(row, reason::malformed, "plant/b", "{\"v\"", timestamp{1'709'272'801'250ms});
    refuse(row, reason::not_a_number, "plant/c", "\"x\"", timestamp{1'709'272'800'000ms}, "plant_x_celsius");
    EXPECT_EQ(text(),
              R"({"rejections":[{"rule":"vibration","reason":"malformed","messages":2,"readings":0,)"
              R"("at":"2024-03-01T06:00:01.250Z","topic":"plant/b","payload":"{\"v\"","payload_bytes":4},)"
              "\n"
              R"({"rule":"vibration","reason":"not_a_number","messages":0,"readings":1,)"
              R"("at":"2024-03-01T06:00:00.000Z","topic":"plant/c","payload":"\"x\"","payload_bytes":3,)"
              R"("metric":"plant_x_celsius"}],"left_out":0})"
              "\n");
}

TEST_F(RejectionsJson, ShowsBytesThatAreNoTextInHexadecimal) {
    counted.reject_unrouted();
    kept.keep({pipeline::tally::unrouted_row, reason::no_rule}, {"a", "\xff\x01\x10", timestamp{1s}}, {});
    EXPECT_THAT(text(), HasSubstr(R"("rule":"","reason":"no_rule")"));
    EXPECT_THAT(text(), HasSubstr(R"("payload_hex":"ff0110")"));
}

TEST_F(RejectionsJson, CountsWhatNothingIsKeptOf) {
    counted.reject_message(counted.add_rule("a"), reason::stale);
    EXPECT_EQ(text(),
              "{\"rejections\":[{\"rule\":\"a\",\"reason\":\"stale\",\"messages\":1,\"readings\":0}],"
              "\"left_out\":0}\n");
}

TEST_F(RejectionsJson, IsBoundedAndStaysJson) {
    const std::string ugly(400, '\x01');
    for (int rule = 0; rule < 1'000; ++rule)
        refuse(counted.add_rule("rule-" + std::to_string(rule)), reason::malformed, ugly, ugly,
               timestamp{1s * rule});
    const auto made = text();
    EXPECT_LE(made.size(), most_json_bytes);
    const auto parsed = boost::json::parse(made).as_object();
    const auto& shown = parsed.at("rejections").as_array();
    EXPECT_EQ(shown.front().at("rule"), "rule-999") << "the last first";
    EXPECT_GT(shown.size(), 100U);
    EXPECT_EQ(shown.size() + static_cast<std::size_t>(parsed.at("left_out").as_int64()), 1'000U);
}

}  // namespace
}  // namespace vigie::expose
