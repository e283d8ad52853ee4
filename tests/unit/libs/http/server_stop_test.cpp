// stop(): idle connections end, answers under way finish, and nothing outlives what it uses.
#include "tests/unit/libs/http/fixture.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <gmock/gmock.h>

namespace vigie::http {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;

/// An answer that waits until the test lets it go.
struct held {
    boost::asio::steady_timer gate;
    bool waiting = false;
    explicit held(boost::asio::io_context& io) : gate(io, boost::asio::steady_timer::time_point::max()) {}
    boost::asio::awaitable<response> operator()() {
        waiting = true;
        boost::system::error_code released;
        co_await gate.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, released));
        co_return text(200, "after all");
    }
};

TEST(ServerStop, LetsAnAnswerUnderWayFinish) {
    std::shared_ptr<held> gate;
    running_server server{{{"GET", "/", [&](const request&) { return (*gate)(); }}}};
    gate = std::make_shared<held>(server.io());
    client asking{server.port()};
    client idle{server.port()};
    asking.send(get("/"));
    ASSERT_TRUE(eventually([&] { return server.count().requests == 1 && server.count().connections == 2; }));
    server.stop();
    EXPECT_TRUE(idle.closed());
    EXPECT_TRUE(eventually([&] { return server.count().connections == 1; }));
    boost::asio::post(server.io(), [gate] { gate->gate.cancel(); });
    EXPECT_THAT(asking.answer(), AllOf(HasSubstr("Connection: close"), EndsWith("after all")));
    EXPECT_TRUE(asking.closed());
    EXPECT_TRUE(server.run_out());
    gate.reset();  // before the io_context it belongs to
}

TEST(ServerStop, AnswersARequestThatHasComeAlready) {
    boost::asio::io_context io{1};
    server stopping{io.get_executor(), {{"GET", "/", always(text(200, "still"))}}};
    client asking{*stopping.listen("127.0.0.1:0")};
    ASSERT_TRUE(eventually([&] {
        io.poll();
        io.restart();
        return stopping.count().connections == 1;
    }));
    asking.send(get("/"));  // nobody has run since
    stopping.stop();
    io.restart();
    io.run_for(std::chrono::milliseconds{200});
    EXPECT_THAT(asking.answer(), AllOf(HasSubstr("Connection: close"), EndsWith("still")));
}

TEST(ServerStop, LeavesNothingToRun) {
    running_server server{{{"GET", "/", always(text(200, "ok"))}}};
    client silent{server.port()};
    client half{server.port()};
    half.send("GET / HTTP");
    client kept{server.port()};
    kept.send(get("/"));
    EXPECT_THAT(kept.answer(), EndsWith("ok"));
    ASSERT_TRUE(eventually([&] { return server.count().connections == 3; }));
    EXPECT_TRUE(server.run_out());
    EXPECT_TRUE(kept.closed());
}

TEST(ServerStop, RefusesNewConnections) {
    running_server server{{{"GET", "/", always(text(200, "ok"))}}};
    ASSERT_TRUE(server.run_out());
    EXPECT_THROW(client{server.port()}, boost::system::system_error);
}

TEST(ServerStop, MayBeDestroyedBeforeItsConnections) {
    boost::asio::io_context io{1};
    std::uint16_t port = 0;
    {
        server short_lived{io.get_executor(), {{"GET", "/", always(text(200, "ok"))}}};
        port = *short_lived.listen("127.0.0.1:0");
        client asking{port};
        asking.send(get("/"));
        ASSERT_TRUE(eventually([&] {
            io.poll();
            io.restart();
            return short_lived.count().requests == 1;
        }));
        EXPECT_THAT(asking.answer(), EndsWith("ok"));
    }
    io.restart();
    EXPECT_GE(io.run_for(std::chrono::seconds{10}), 0u);
    EXPECT_TRUE(io.stopped());
}

TEST(ServerStop, AnIoContextMayBeDestroyedAmidAnAnswer) {
    auto io = std::make_unique<boost::asio::io_context>(1);
    auto gate = std::make_unique<held>(*io);
    auto cut = std::make_unique<server>(
        io->get_executor(), std::vector<route>{{"GET", "/", [&](const request&) { return (*gate)(); }}});
    client asking{*cut->listen("127.0.0.1:0")};
    asking.send(get("/"));
    ASSERT_TRUE(eventually([&] {
        io->poll();
        io->restart();
        return gate->waiting;
    }));
    cut.reset();
    gate.reset();  // its end is never run
    io.reset();
    EXPECT_TRUE(asking.closed());
}

}  // namespace
}  // namespace vigie::http
