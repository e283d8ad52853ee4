#include "libs/http/response.hpp"

#include <gtest/gtest.h>

namespace vigie::http {
namespace {

TEST(ResponseHead, SaysWhatTheBodyIs) {
    EXPECT_EQ(head(text(200, "four"), {true, {}, 784111777}),
              "HTTP/1.1 200 OK\r\n"
              "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Length: 4\r\n"
              "Connection: keep-alive\r\n\r\n");
}

TEST(ResponseHead, NamesTheCodingAndTheMethods) {
    response packed = html("xyz");
    packed.gzip = true;
    packed.status = 405;
    EXPECT_EQ(head(packed, {false, "GET, HEAD", 784111777}),
              "HTTP/1.1 405 Method Not Allowed\r\n"
              "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
              "Content-Type: text/html; charset=utf-8\r\n"
              "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n"
              "Content-Length: 3\r\n"
              "Allow: GET, HEAD\r\n"
              "Connection: close\r\n\r\n");
}

TEST(ResponseHead, LeavesOutTheLengthWhereNoBodyMayFollow) {
    response none;
    none.status = 204;
    EXPECT_EQ(head(none, {}).find("Content-"), std::string::npos);
}

TEST(ResponseHead, HasTheFieldsThatWereAdded) {
    response made = text(200, "");
    add_field(made, "ETag", "\"1\"");
    add_field(made, "X-Split", "a\r\nSet-Cookie: b");
    const std::string front = head(made, {});
    EXPECT_NE(front.find("\r\nETag: \"1\"\r\n"), std::string::npos);
    EXPECT_EQ(front.find("Cookie"), std::string::npos);
}

TEST(ResponseHead, SendsAnUnknownStatusWithoutWords) {
    EXPECT_TRUE(head(text(299, ""), {}).starts_with("HTTP/1.1 299 \r\n"));
}

}  // namespace
}  // namespace vigie::http
