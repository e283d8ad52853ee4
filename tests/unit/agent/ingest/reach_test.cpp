#include "agent/ingest/reach.hpp"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <thread>

namespace vigie::ingest {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using mqtt_client::name_of;

template <class T>
T run(asio::awaitable<T> what) {
    asio::io_context reactor;
    auto outcome = asio::co_spawn(reactor, std::move(what), asio::use_future);
    reactor.run();
    return outcome.get();
}

mqtt_client::failure knock_at(const std::string& url, const mqtt_client::credentials& who = {}) {
    const auto at = *mqtt_client::parse_url(url);
    return run(knock(run(find_host(at)), at, who));
}

/// Takes one connection and closes it.
struct closing_door {
    asio::io_context own;
    tcp::acceptor door{own, tcp::endpoint{asio::ip::address_v4::loopback(), 0}};
    std::thread opens{[this] {
        boost::system::error_code ignored;
        door.accept(ignored);
    }};
    std::string port() const { return std::to_string(door.local_endpoint().port()); }
    ~closing_door() { opens.join(); }
};

TEST(FindHost, FindsAddressesByTheirDigitsAndByName) {
    for (const auto* host : {"127.0.0.1", "[::1]", "localhost"}) {
        const auto found = run(find_host({false, host, "1883"}));
        EXPECT_EQ(found.fault, "") << host;
        ASSERT_FALSE(found.at.empty()) << host;
        EXPECT_TRUE(found.at.front().address().is_loopback()) << host;
        EXPECT_EQ(found.at.front().port(), 1883) << host;
    }
}

TEST(FindHost, SaysThatThereIsNone) {
    const auto found = run(find_host({false, "broker.invalid", "1883"}));
    EXPECT_TRUE(found.at.empty());
    EXPECT_NE(found.fault.find("broker.invalid"), std::string::npos) << found.fault;
}

TEST(Knock, TellsWhyNobodyIsThere) {
    tcp::endpoint closed;
    {
        asio::io_context own;
        closed = tcp::acceptor{own, tcp::endpoint{asio::ip::address_v4::loopback(), 0}}.local_endpoint();
    }
    const auto seen = knock_at("mqtt://127.0.0.1:" + std::to_string(closed.port()));
    EXPECT_EQ(name_of(seen.why), "unreachable");
    EXPECT_EQ(seen.words, "nobody answers there: Connection refused");
}

TEST(Knock, TellsThatSomebodyIsThereWhoDoesNotAnswer) {
    const closing_door door;
    EXPECT_EQ(name_of(knock_at("mqtt://127.0.0.1:" + door.port()).why), "protocol");
}

TEST(Knock, TellsThatTheHandshakeFails) {
    const closing_door door;
    const auto seen = knock_at("mqtts://127.0.0.1:" + door.port());
    EXPECT_EQ(name_of(seen.why), "tls") << seen.words;
}

TEST(Knock, NamesTheFileThatCannotBeUsed) {
    const closing_door door;
    const auto seen = knock_at("mqtts://127.0.0.1:" + door.port(), {"", "", true, "/nowhere/ca.pem", "", ""});
    EXPECT_EQ(name_of(seen.why), "tls");
    EXPECT_NE(seen.words.find("ca_file /nowhere/ca.pem"), std::string::npos) << seen.words;
}

}  // namespace
}  // namespace vigie::ingest
