#include "libs/http/address.hpp"

#include <gmock/gmock.h>

namespace vigie::http {
namespace {

TEST(ListenAddress, IsReadIntoAnEndPoint) {
    struct {
        const char* text;
        const char* host;
        unsigned port;
        bool everywhere;
    } const cases[] = {
        {":9469", "::", 9469, true},
        {":0", "::", 0, true},
        {"127.0.0.1:9469", "127.0.0.1", 9469, false},
        {"0.0.0.0:80", "0.0.0.0", 80, false},
        {"localhost:1", "127.0.0.1", 1, false},
        {"[::1]:65535", "::1", 65535, false},
        {"[::]:9469", "::", 9469, false},
    };
    for (const auto& [text, host, port, everywhere] : cases) {
        const auto read = parse_listen_address(text);
        ASSERT_TRUE(read.has_value()) << text << ": " << read.error();
        EXPECT_EQ(read->end_point.address().to_string(), host) << text;
        EXPECT_EQ(read->end_point.port(), port) << text;
        EXPECT_EQ(read->everywhere, everywhere) << text;
    }
}

TEST(ListenAddress, RefusesWithTheAddressAndTheMend) {
    struct {
        const char* text;
        const char* mend;
    } const cases[] = {
        {"", "write host:port"},
        {"9469", "write host:port"},
        {"127.0.0.1", "write host:port"},
        {"[::1]", "write host:port"},
        {"127.0.0.1:", "number from 0 to 65535"},
        {":65536", "number from 0 to 65535"},
        {":-1", "number from 0 to 65535"},
        {":94a", "number from 0 to 65535"},
        {"plant.example:9469", "not an IP address"},
        {"300.0.0.1:9469", "not an IP address"},
        {"[]:9469", "not an IP address"},
        {"::1:9469", "goes into brackets"},
        {"[127.0.0.1]:9469", "brackets are for IPv6"},
    };
    for (const auto& [text, mend] : cases) {
        const auto read = parse_listen_address(text);
        ASSERT_FALSE(read.has_value()) << text;
        EXPECT_THAT(read.error(), testing::HasSubstr("\"" + std::string{text} + "\"")) << text;
        EXPECT_THAT(read.error(), testing::HasSubstr(mend)) << text;
    }
}

}  // namespace
}  // namespace vigie::http
