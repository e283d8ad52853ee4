#include "libs/http/target.hpp"

#include <gtest/gtest.h>

namespace vigie::http {
namespace {

TEST(Target, IsTakenApart) {
    struct {
        const char* text;
        const char* path;
        const char* query;
    } const cases[] = {
        {"/", "/", ""},
        {"/metrics", "/metrics", ""},
        {"/metrics?name=a%20b&x", "/metrics", "name=a%20b&x"},
        {"/a?b?c", "/a", "b?c"},
        {"/%6detrics", "/metrics", ""},
        {"/a%2Fb%2fc", "/a/b/c", ""},
        {"/caf%C3%A9", "/caf\xC3\xA9", ""},
        {"/a+b", "/a+b", ""},
        {"/?%", "/", "%"},
        {"http://host:1/metrics?q", "/metrics", "q"},
        {"http://host", "/", ""},
        {"http://host?q", "/", "q"},
        {"*", "*", ""},
    };
    for (const auto& [text, path, query] : cases) {
        const auto read = parse_target(text);
        ASSERT_TRUE(read.has_value()) << text;
        EXPECT_EQ(read->path, path) << text;
        EXPECT_EQ(read->query, query) << text;
    }
}

TEST(Target, RefusesBadEscapesAndOtherForms) {
    for (const char* text : {"", "metrics", "/%", "/%4", "/%zz", "/%4g", "host:443"})
        EXPECT_FALSE(parse_target(text).has_value()) << text;
}

}  // namespace
}  // namespace vigie::http
