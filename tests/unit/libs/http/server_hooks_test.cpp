// What a program adds to all answers, also to those that the server makes itself.
#include "tests/unit/libs/http/fixture.hpp"

#include <gmock/gmock.h>

namespace vigie::http {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

boost::asio::awaitable<response> fail(const request&) {
    throw std::runtime_error("the table is gone");
    co_return text(200, "never");
}

boost::asio::awaitable<response> fields_of(const request& asked) {
    co_return text(200, asked.accept_language + '|' + asked.if_none_match + '|' + asked.request_id + '|' +
                            asked.traceparent + '|' + asked.tracestate);
}

std::vector<route> routes() {
    return {{"GET", "/fields", fields_of}, {"GET", "/fail", fail}, {"GET", "/file/*", always(text(200, ""))}};
}

TEST(ServerHooks, HandlersSeeTheFieldsOfTheRequestAndWhatWasMadeOfThem) {
    hooks added;
    added.arrived = [](request& asked) { asked.request_id += "!"; };
    running_server server{routes(), {}, added};
    client asking{server.port()};
    asking.send(get("/fields",
                    "Accept-Language: fr\r\nAccept-Language: en;q=0.5\r\nIf-None-Match: \"1\"\r\n"
                    "x-request-id: r\r\nTraceparent: t\r\nTracestate: s\r\n"));
    EXPECT_THAT(asking.answer(), EndsWith("fr,en;q=0.5|\"1\"|r!|t|s"));
}

TEST(ServerHooks, EveryRefusalIsInTheProgramsWords) {
    hooks added;
    added.refuse = [](unsigned status, std::string_view why) {
        return text(status, "refused: " + std::string{why});
    };
    limits bounds;
    bounds.header_bytes = 1024;
    bounds.body_bytes = 4;
    bounds.read_timeout = std::chrono::milliseconds{150};
    running_server server{routes(), bounds, added};
    struct {
        std::string sent, status;
    } const cases[] = {
        {get("/nowhere"), "404"},
        {"PUT /fields HTTP/1.1\r\nHost: p\r\n\r\n", "405"},
        {get("/fail"), "500"},
        {get("/%zz"), "400"},
        {"GET / HTTP/1.1\r\n\r\n", "400"},
        {"hello\r\n\r\n", "400"},
        {get("/", "X-Pad: " + std::string(9'000, 'a') + "\r\n"), "431"},
        {"GET /fields HTTP/1.1\r\nHost: p\r\nContent-Length: 5\r\n\r\n12345", "413"},
        {"GET / HT", "408"},
    };
    for (const auto& [sent, status] : cases) {
        client asking{server.port()};
        asking.send(sent);
        EXPECT_THAT(asking.answer(), AllOf(StartsWith("HTTP/1.1 " + status), HasSubstr("refused: "))) << sent;
    }
}

TEST(ServerHooks, EveryAnswerIsCompletedAndToldByItsRoute) {
    std::vector<std::string> told;
    hooks added;
    added.complete = [](const request&, response& said) { add_field(said, "X-Seen", "yes"); };
    added.answered = [&](const exchange& over) {
        told.push_back(over.asked.method + ' ' + std::string{over.route} + ' ' + std::to_string(over.status));
        EXPECT_GT(over.took.count(), 0);
    };
    {
        running_server server{routes(), {}, added};
        client asking{server.port()};
        for (const auto& sent : {get("/fields?x"), get("/file/a"), get("/nowhere"),
                                 std::string{"POST /file/b HTTP/1.1\r\nHost: p\r\n\r\n"}, get("/fail")}) {
            asking.send(sent);
            EXPECT_THAT(asking.answer(), HasSubstr("\r\nX-Seen: yes\r\n"));
        }
        client odd{server.port()};
        odd.send("hello\r\n\r\n");
        EXPECT_THAT(odd.rest(), HasSubstr("\r\nX-Seen: yes\r\n"));
    }
    EXPECT_THAT(told, ElementsAre("GET /fields 200", "GET /file/* 200", "GET  404", "POST /file/* 405",
                                  "GET /fail 500", "  400"));
}

TEST(ServerHooks, CountsWhatIsBeingAnswered) {
    const server* itself = nullptr;
    std::size_t seen = 0;
    boost::asio::io_context io{1};
    server counting{io.get_executor(), {{"GET", "/", [&](const request&) -> boost::asio::awaitable<response> {
                                             seen = itself->count().in_flight;
                                             co_return text(200, "");
                                         }}}};
    itself = &counting;
    client asking{*counting.listen("127.0.0.1:0")};
    asking.send(get("/"));
    ASSERT_TRUE(eventually([&] {
        io.poll();
        io.restart();
        return counting.count().requests == 1 && counting.count().in_flight == 0;
    }));
    EXPECT_EQ(seen, 1u);
}

}  // namespace
}  // namespace vigie::http
