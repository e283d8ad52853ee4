#include "libs/mqtt/url.hpp"

#include <gtest/gtest.h>

namespace vigie::mqtt_client {
namespace {

TEST(BrokerUrl, IsWrittenForPeopleAndForPaho) {
    struct {
        std::string_view written, text, paho;
    } const cases[] = {
        {"mqtt://plant", "mqtt://plant:1883", "tcp://plant:1883"},
        {"mqtt://plant:2883/", "mqtt://plant:2883", "tcp://plant:2883"},
        {"mqtts://plant", "mqtts://plant:8883", "ssl://plant:8883"},
        {"mqtts://[::1]:99", "mqtts://[::1]:99", "ssl://[::1]:99"},
    };
    for (const auto& each : cases) {
        const auto read = parse_url(each.written);
        ASSERT_TRUE(read) << each.written;
        EXPECT_EQ(read->text(), each.text);
        EXPECT_EQ(read->paho(), each.paho);
    }
}

TEST(BrokerUrl, SaysWhatIsWrongWithIt) {
    struct {
        std::string_view written, fault;
    } const cases[] = {
        {"plant:1883", "expected mqtt://host:port or mqtts://host:port, found 'plant:1883'"},
        {"tcp://plant", "expected mqtt://host:port or mqtts://host:port, found 'tcp://plant'"},
        {"mqtt://", "expected mqtt://host:port or mqtts://host:port: the host is missing"},
        {"mqtt://plant:0", "'0' is no port"},
        {"mqtt://plant:65536", "'65536' is no port"},
        {"mqtt://plant/x", "expected mqtt://host:port or mqtts://host:port, and nothing behind it"},
        {"mqtt://plant?x", "expected mqtt://host:port or mqtts://host:port, and nothing behind it"},
        {"mqtt://u:p@plant", "a user name and password do not stand in it: use username and password_file"},
    };
    for (const auto& each : cases) {
        const auto read = parse_url(each.written);
        ASSERT_FALSE(read) << each.written;
        EXPECT_EQ(read.error(), each.fault);
    }
}

}  // namespace
}  // namespace vigie::mqtt_client
