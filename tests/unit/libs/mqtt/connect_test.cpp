#include "libs/mqtt/connect.hpp"

#include <MQTTAsync.h>
#include <gtest/gtest.h>

#include <set>

namespace vigie::mqtt_client {
namespace {

TEST(Refusal, HasANameOfItsOwnForEveryReason) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < refusal_count; ++i) names.insert(name_of(static_cast<refusal>(i)));
    EXPECT_EQ(names.size(), refusal_count);
    EXPECT_FALSE(names.contains(""));
}

struct refused {
    int code;
    refusal why;
    bool wrong_version;
    std::string_view words;
};

void expect(const mqtt::exception& thrown, const refused& wanted) {
    const auto seen = failure_of(thrown);
    EXPECT_EQ(name_of(seen.why), name_of(wanted.why)) << wanted.code;
    EXPECT_EQ(seen.wrong_version, wanted.wrong_version) << wanted.code;
    EXPECT_EQ(seen.words, wanted.words) << wanted.code;
    EXPECT_TRUE(seen.answered) << wanted.code;
}

TEST(Failure, ReadsTheCodesOfBothVersionsOfMqtt) {
    const refused cases[] = {
        {1, refusal::protocol, true, "the broker does not speak this version of MQTT"},
        {2, refusal::client_id, false, "client identifier rejected"},
        {3, refusal::unavailable, false, "server unavailable"},
        {4, refusal::bad_credentials, false, "bad user name or password"},
        {5, refusal::not_authorized, false, "not authorized"},
        {0x84, refusal::protocol, true, "Unsupported protocol version"},
        {0x85, refusal::client_id, false, "Client identifier not valid"},
        {0x86, refusal::bad_credentials, false, "Bad user name or password"},
        {0x87, refusal::not_authorized, false, "Not authorized"},
        {0x89, refusal::unavailable, false, "Server busy"},
        {0x97, refusal::unavailable, false, "Quota exceeded"},
        {0x99, refusal::other, false, "Payload format invalid"},
    };
    for (const auto& each : cases) expect(mqtt::exception{each.code}, each);
    // Newer Paho gives the reason code as such.
    for (const auto& each : cases)
        if (each.code >= 0x80)
            expect(mqtt::exception{MQTTASYNC_FAILURE, static_cast<mqtt::ReasonCode>(each.code)}, each);
}

TEST(Failure, KnowsNobodyThereFromAPeerThatDoesNotAnswer) {
    const auto nobody = failure_of({MQTTASYNC_FAILURE, std::string{"TCP/TLS connect failure"}});
    EXPECT_EQ(nobody.why, refusal::unreachable);
    EXPECT_FALSE(nobody.answered);
    const auto silent = failure_of({MQTTASYNC_FAILURE, std::string{"TCP connect completion failure"}});
    EXPECT_EQ(silent.why, refusal::protocol);
    EXPECT_FALSE(silent.answered);
}

}  // namespace
}  // namespace vigie::mqtt_client
