// What the server answers to whole requests: good, odd and malformed.
#include "tests/unit/libs/http/fixture.hpp"

#include <gmock/gmock.h>

namespace vigie::http {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

boost::asio::awaitable<response> echo(const request& asked) {
    co_return text(200, asked.method + " " + asked.path + " " + asked.query + " " + asked.body +
                            (asked.accepts_gzip ? " gzip" : ""));
}

boost::asio::awaitable<response> fail(const request&) {
    throw std::runtime_error("the table is gone");
    co_return text(200, "never");
}

boost::asio::awaitable<response> fail_oddly(const request&) {
    throw 7;
    co_return text(200, "never");
}

response packed() {
    response made = text(200, "\x1f\x8b");
    made.gzip = true;
    return made;
}

std::vector<route> routes() {
    return {{"GET", "/", always(html("<p>"))},
            {"GET", "/echo", echo},
            {"POST", "/echo", echo},
            {"GET", "/caf\xC3\xA9", echo},
            {"GET", "/fail", fail},
            {"GET", "/fail-oddly", fail_oddly},
            {"POST", "/-/reload", echo},
            {"GET", "/gz", always(packed())},
            {"GET", "/none", always({204, "", {}, false})},
            {"GET", "/empty", always(response{})}};
}

TEST(Server, AnswersRequestsByTheTableOfRoutes) {
    running_server server{routes()};
    struct {
        std::string sent, status, end;
    } const cases[] = {
        {get("/"), "200 OK", "\r\n\r\n<p>"},
        {get("/echo?a=%20b"), "200 OK", "GET /echo a=%20b "},
        {get("/%65cho"), "200 OK", "GET /echo  "},
        {get("/caf%C3%A9"), "200 OK", "GET /caf\xC3\xA9  "},
        {get("http://plant/echo?x"), "200 OK", "GET /echo x "},
        {get("/echo", "Accept-Encoding: deflate, gzip;q=0.5\r\n"), "200 OK", " gzip"},
        {get("/echo", "Accept-Encoding: br\r\nAccept-Encoding: gzip\r\n"), "200 OK", " gzip"},
        {get("/echo", "Accept-Encoding: gzip;q=0\r\n"), "200 OK", "GET /echo  "},
        {"POST /echo HTTP/1.1\r\nHost: p\r\nContent-Length: 4\r\n\r\nbody", "200 OK", "POST /echo  body"},
        {"POST /echo HTTP/1.1\r\nHost: p\r\nTransfer-Encoding: "
         "chunked\r\n\r\n2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n",
         "200 OK", "POST /echo  body"},
        {get("/missing"), "404 Not Found", "There is no such page.\n"},
        {get("/echo/"), "404 Not Found", "There is no such page.\n"},
        {get("/-/reload"), "405 Method Not Allowed", "Allowed here: POST.\n"},
        {"DELETE /echo HTTP/1.1\r\nHost: p\r\n\r\n", "405 Method Not Allowed",
         "Allowed here: GET, HEAD, POST.\n"},
        {"BREW / HTTP/1.1\r\nHost: p\r\n\r\n", "405 Method Not Allowed", "Allowed here: GET, HEAD.\n"},
        {"OPTIONS * HTTP/1.1\r\nHost: p\r\n\r\n", "404 Not Found", "There is no such page.\n"},
        {get("/%zz"), "400 Bad Request", "The path is not valid.\n"},
        {"GET / HTTP/1.1\r\n\r\n", "400 Bad Request", "wants one Host field.\n"},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400 Bad Request", "wants one Host field.\n"},
        {get("/fail"), "500 Internal Server Error", "the log says why.\n"},
        {get("/fail-oddly"), "500 Internal Server Error", "the log says why.\n"},
        {get("/gz"), "200 OK", "\x1f\x8b"},
        {get("/none"), "204 No Content", "Connection: keep-alive\r\n\r\n"},
        {get("/empty"), "200 OK", "Content-Length: 0\r\nConnection: keep-alive\r\n\r\n"},
    };
    client kept{server.port()};  // one connection for all of them: each leaves it usable
    for (const auto& [sent, status, end] : cases) {
        kept.send(sent);
        EXPECT_THAT(kept.answer(), AllOf(StartsWith("HTTP/1.1 " + status + "\r\n"), EndsWith(end))) << sent;
    }
    EXPECT_EQ(server.count().requests, std::size(cases));
    EXPECT_EQ(server.count().connections, 1u);
}

TEST(Server, RefusesWhatIsNotHttpAndCloses) {
    running_server server{routes()};
    struct {
        std::string sent, status;
    } const cases[] = {
        {"\r\n\r\n", "400"},
        {"hello\r\n\r\n", "400"},
        {"GET / HTTP/2.0\r\n\r\n", "400"},
        {"GET / HTTP/1.1\nHost: p\n\n", "400"},
        {"GET  / HTTP/1.1\r\nHost: p\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost : p\r\n\r\n", "400"},
        {"POST /echo HTTP/1.1\r\nHost: p\r\nContent-Length: -1\r\n\r\n", "400"},
        {"POST /echo HTTP/1.1\r\nHost: p\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nbody", "400"},
        {"POST /echo HTTP/1.1\r\nHost: p\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         "400"},
        {"POST /echo HTTP/1.1\r\nHost: p\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400"},
        {std::string("GET /\0 HTTP/1.1\r\nHost: p\r\n\r\n", 29), "400"},
        {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a TLS hello", "400"},
    };
    std::uint64_t errors = 0;
    for (const auto& [sent, status] : cases) {
        client odd{server.port()};
        odd.send(sent);
        odd.finish();
        EXPECT_THAT(odd.rest(), AllOf(StartsWith("HTTP/1.1 " + status), HasSubstr("Connection: close")))
            << sent;
        EXPECT_EQ(server.count().client_errors, ++errors) << sent;
    }
    EXPECT_EQ(server.count().requests, 0u);
}

TEST(Server, AnswersHeadWithoutABody) {
    running_server server{routes()};
    client asking{server.port()};
    asking.send("HEAD / HTTP/1.1\r\nHost: p\r\n\r\n");
    EXPECT_THAT(asking.answer(false), AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("Content-Length: 3\r\n")));
    asking.send(get("/echo"));  // what comes next is the next answer, not the left-out body
    EXPECT_THAT(asking.answer(), EndsWith("GET /echo  "));
}

TEST(Server, NamesTheAllowedMethods) {
    running_server server{routes()};
    client asking{server.port()};
    asking.send("PUT /echo HTTP/1.1\r\nHost: p\r\n\r\n");
    EXPECT_THAT(asking.answer(), HasSubstr("\r\nAllow: GET, HEAD, POST\r\n"));
}

TEST(Server, NamesTheCodingOnlyWhenTheBodyIsPacked) {
    running_server server{routes()};
    client asking{server.port()};
    asking.send(get("/gz"));
    EXPECT_THAT(asking.answer(), HasSubstr("\r\nContent-Encoding: gzip\r\nVary: Accept-Encoding\r\n"));
    asking.send(get("/"));
    EXPECT_THAT(asking.answer(), Not(HasSubstr("gzip")));
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    running_server server{routes()};
    client eager{server.port()};
    std::string sent;
    for (int i = 0; i < 200; ++i) sent += get("/echo?" + std::to_string(i));
    eager.send(sent + get("/echo?last", "Connection: close\r\n"));
    for (int i = 0; i < 200; ++i)
        ASSERT_THAT(eager.answer(), EndsWith("GET /echo " + std::to_string(i) + " "));
    EXPECT_THAT(eager.answer(), EndsWith("GET /echo last "));
    EXPECT_TRUE(eager.closed());
}

TEST(Server, ClosesWhenTheClientWantsItTo) {
    running_server server{routes()};
    for (const std::string& sent :
         {get("/", "Connection: close\r\n"), std::string{"GET / HTTP/1.0\r\n\r\n"}}) {
        client leaving{server.port()};
        leaving.send(sent);
        EXPECT_THAT(leaving.answer(),
                    AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("\r\nConnection: close\r\n")));
        EXPECT_TRUE(leaving.closed()) << sent;
    }
    client staying{server.port()};
    staying.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_THAT(staying.answer(), HasSubstr("\r\nConnection: keep-alive\r\n"));
}

TEST(Server, AsksForTheBodyOfAClientThatWaits) {
    running_server server{routes()};
    client waiting{server.port()};
    waiting.send("POST /echo HTTP/1.1\r\nHost: p\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(waiting.answer(), "HTTP/1.1 100 Continue\r\n\r\n");
    waiting.send("body");
    EXPECT_THAT(waiting.answer(), EndsWith("POST /echo  body"));
}

}  // namespace
}  // namespace vigie::http
