// Where the server listens, and what it says when it cannot.
#include "tests/unit/libs/http/fixture.hpp"

#include <gmock/gmock.h>

#include <unistd.h>

namespace vigie::http {
namespace {

using testing::AllOf;
using testing::HasSubstr;

bool reaches(const char* address, std::uint16_t port) {
    boost::asio::io_context io;
    boost::asio::ip::tcp::socket socket{io};
    boost::system::error_code error;
    socket.connect({boost::asio::ip::make_address(address), port}, error);
    return !error;
}

TEST(ServerListen, TakesAFreePortAndNamesIt) {
    boost::asio::io_context io;
    server any{io.get_executor(), {}};
    const auto first = any.listen("127.0.0.1:0");
    const auto second = any.listen("127.0.0.1:0");  // one server may have several doors
    ASSERT_TRUE(first.has_value() && second.has_value());
    EXPECT_NE(*first, 0);
    EXPECT_NE(*first, *second);
    EXPECT_TRUE(reaches("127.0.0.1", *second));
}

TEST(ServerListen, WithoutAHostTakesIpv4AndIpv6) {
    boost::asio::io_context io;
    server open{io.get_executor(), {}};
    const auto port = open.listen(":0");
    ASSERT_TRUE(port.has_value()) << port.error();
    EXPECT_TRUE(reaches("127.0.0.1", *port));
    boost::system::error_code no_ipv6;
    boost::asio::ip::tcp::acceptor{io}.open(boost::asio::ip::tcp::v6(), no_ipv6);
    const bool ipv6 = !no_ipv6 && ::access("/proc/net/if_inet6", F_OK) == 0;
    EXPECT_EQ(reaches("::1", *port), ipv6);
}

TEST(ServerListen, SaysThatThePortIsInUse) {
    boost::asio::io_context io;
    server first{io.get_executor(), {}};
    const std::string address = "127.0.0.1:" + std::to_string(*first.listen("127.0.0.1:0"));
    server second{io.get_executor(), {}};
    const auto refused = second.listen(address);
    ASSERT_FALSE(refused.has_value());
    EXPECT_THAT(refused.error(), AllOf(HasSubstr(address), HasSubstr("in use"), HasSubstr("another port")));
}

TEST(ServerListen, SaysThatTheAddressIsNotThisMachines) {
    boost::asio::io_context io;
    server lost{io.get_executor(), {}};
    const auto refused = lost.listen("192.0.2.1:0");  // TEST-NET-1 (RFC 5737)
    ASSERT_FALSE(refused.has_value());
    EXPECT_THAT(refused.error(), AllOf(HasSubstr("192.0.2.1:0"), HasSubstr("no such address")));
}

TEST(ServerListen, SaysWhatIsWrongWithTheText) {
    boost::asio::io_context io;
    server lost{io.get_executor(), {}};
    const auto refused = lost.listen("9469");
    ASSERT_FALSE(refused.has_value());
    EXPECT_THAT(refused.error(), AllOf(HasSubstr("\"9469\""), HasSubstr(":9469")));
}

}  // namespace
}  // namespace vigie::http
