// What happens at each limit: the client is told where it still can be, and it is counted.
#include "tests/unit/libs/http/fixture.hpp"

#include <gmock/gmock.h>

namespace vigie::http {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

limits with(std::chrono::milliseconds read, std::chrono::milliseconds write = 10s) {
    limits bounds;
    bounds.read_timeout = read;
    bounds.write_timeout = write;
    return bounds;
}

TEST(ServerLimits, RefusesAnOversizedHeader) {
    limits bounds;
    bounds.header_bytes = 1024;
    running_server server{{{"GET", "/", always(text(200, "ok"))}}, bounds};
    client modest{server.port()};
    modest.send(get("/", "X-Pad: " + std::string(900, 'a') + "\r\n"));
    EXPECT_THAT(modest.answer(), StartsWith("HTTP/1.1 200"));
    for (const std::size_t size : {2'000u, 6'000u, 100'000u}) {
        client wide{server.port()};
        wide.send(get("/", "X-Pad: " + std::string(size, 'a') + "\r\n"));
        EXPECT_THAT(wide.rest(), AllOf(StartsWith("HTTP/1.1 431"), HasSubstr("larger than"))) << size;
    }
    client endless{server.port()};
    endless.send("GET /" + std::string(10'000, 'a'));
    EXPECT_THAT(endless.rest(), StartsWith("HTTP/1.1 431"));
    EXPECT_EQ(server.count().client_errors, 4u);
}

TEST(ServerLimits, AnswersAClientThatSendsMegabytesBeforeItReads) {
    running_server server{{{"GET", "/", always(text(200, "ok"))}}};
    client wide{server.port()};
    wide.send(get("/", "X-Pad: " + std::string(10 << 20, 'a') + "\r\n"));
    EXPECT_THAT(wide.rest(), StartsWith("HTTP/1.1 431"));
}

TEST(ServerLimits, RefusesAnOversizedBody) {
    limits bounds;
    bounds.body_bytes = 1024;
    running_server server{{{"POST", "/", always(text(200, "ok"))}}, bounds};
    const std::string post = "POST / HTTP/1.1\r\nHost: p\r\n";
    client modest{server.port()};
    modest.send(post + "Content-Length: 1024\r\n\r\n" + std::string(1024, 'a'));
    EXPECT_THAT(modest.answer(), StartsWith("HTTP/1.1 200"));
    const std::string sent[] = {
        "Content-Length: 1025\r\n\r\n" + std::string(1025, 'a'),
        "Content-Length: 1025\r\nExpect: 100-continue\r\n\r\n",
        "Content-Length: 99999999999999\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n401\r\n" + std::string(1025, 'a') + "\r\n0\r\n\r\n",
    };
    for (const std::string& rest : sent) {
        client large{server.port()};
        large.send(post + rest);
        EXPECT_THAT(large.rest(), StartsWith("HTTP/1.1 413")) << rest.substr(0, 40);
    }
    EXPECT_EQ(server.count().client_errors, std::size(sent));
}

TEST(ServerLimits, TellsAClientThatSendsTooSlowlyAndCloses) {
    running_server server{{{"GET", "/", always(text(200, "ok"))}}, with(150ms)};
    client slow{server.port()};
    slow.send("GET / HT");
    EXPECT_THAT(slow.rest(), AllOf(StartsWith("HTTP/1.1 408"), HasSubstr("Connection: close"),
                                   EndsWith("did not come in time.\n")));
    client half{server.port()};
    half.send("POST / HTTP/1.1\r\nHost: p\r\nContent-Length: 10\r\n\r\nhalf");
    EXPECT_THAT(half.rest(), StartsWith("HTTP/1.1 408"));
    EXPECT_TRUE(eventually([&] { return server.count().client_errors == 2; }));
}

TEST(ServerLimits, EachByteDoesNotBuyMoreTime) {
    limits bounds = with(300ms);
    bounds.header_bytes = 64 << 20;  // more than the bytes below
    running_server server{{{"GET", "/", always(text(200, "ok"))}}, bounds};
    client drip{server.port()};
    const auto start = std::chrono::steady_clock::now();
    drip.send("G");
    ASSERT_TRUE(eventually([&] { return server.count().connections == 1; }));
    // A byte whenever the server can have seen the last one; the deadline is the request's, not the byte's.
    std::thread feeding{[&] {
        while (server.count().connections > 0) drip.send("E");
    }};
    EXPECT_TRUE(eventually([&] { return server.count().connections == 0; }));
    feeding.join();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
    EXPECT_EQ(server.count().client_errors, 1u);
}

TEST(ServerLimits, ClosesIdleConnectionsWithoutCountingAnError) {
    running_server server{{{"GET", "/", always(text(200, "ok"))}}, with(150ms)};
    client silent{server.port()};
    client once{server.port()};
    once.send(get("/"));
    EXPECT_THAT(once.answer(), EndsWith("ok"));
    EXPECT_TRUE(silent.closed());
    EXPECT_TRUE(once.closed());
    EXPECT_TRUE(eventually([&] { return server.count().connections == 0; }));
    EXPECT_EQ(server.count().client_errors, 0u);
}

TEST(ServerLimits, ClosesOnAClientThatDoesNotReadItsAnswer) {
    const response large = text(200, std::string(64 << 20, 'a'));
    running_server server{{{"GET", "/", always(large)}}, with(10s, 200ms)};
    client deaf{server.port()};
    deaf.send(get("/"));
    EXPECT_TRUE(eventually([&] { return server.count().client_errors == 1; }));
    EXPECT_TRUE(eventually([&] { return server.count().connections == 0; }));
    // The body was not copied into the connection and nothing holds on to it.
    EXPECT_TRUE(eventually([&] { return large.body.use_count() == 2; }));
}

TEST(ServerLimits, TurnsAwayConnectionsOverTheLimit) {
    limits bounds;
    bounds.connections = 2;
    running_server server{{{"GET", "/", always(text(200, "ok"))}}, bounds};
    auto first = std::make_unique<client>(server.port());
    client second{server.port()};
    ASSERT_TRUE(eventually([&] { return server.count().connections == 2; }));
    for (int i = 0; i < 3; ++i) {
        client third{server.port()};
        third.send(get("/"));
        EXPECT_THAT(third.rest(), AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("Connection: close")));
    }
    EXPECT_EQ(server.count().connections_refused, 3u);
    second.send(get("/"));
    EXPECT_THAT(second.answer(), EndsWith("ok"));

    first.reset();  // a place is free again
    ASSERT_TRUE(eventually([&] { return server.count().connections == 1; }));
    client fourth{server.port()};
    fourth.send(get("/"));
    EXPECT_THAT(fourth.answer(), EndsWith("ok"));
}

TEST(ServerLimits, SharesOneBodyBetweenConcurrentAnswers) {
    const response page = text(200, std::string(8 << 20, 'x'));
    running_server server{{{"GET", "/metrics", always(page)}}};
    std::vector<std::unique_ptr<client>> readers;
    for (int i = 0; i < 8; ++i) {
        readers.push_back(std::make_unique<client>(server.port()));
        readers.back()->send(get("/metrics"));
    }
    for (auto& reader : readers) {
        const std::string got = reader->answer();
        EXPECT_EQ(got.size() - got.find("\r\n\r\n") - 4, page.body->size());
    }
}

}  // namespace
}  // namespace vigie::http
