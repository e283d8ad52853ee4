#include "services/gateway/texts.hpp"

#include "services/gateway/upstream.hpp"

#include <gtest/gtest.h>

namespace vigie::services {
namespace {

TEST(Texts, SayDatesAndNumbersAsTheLanguageDoes) {
    EXPECT_EQ(date_text(language::english, "2027-05-01"), "1 May 2027");
    EXPECT_EQ(date_text(language::french, "2027-05-01"), "1er mai 2027");
    EXPECT_EQ(date_text(language::french, "2027-08-17"), "17 août 2027");
    EXPECT_EQ(date_text(language::french, "<b>"), "&lt;b&gt;");
    EXPECT_EQ(number_text(language::english, 66.84, 1), "66.8");
    EXPECT_EQ(number_text(language::french, 66.84, 1), "66,8");
}

TEST(Texts, HaveAMessageForEveryFault) {
    EXPECT_NE(message(language::english, "birth_date", "in_the_future"),
              message(language::english, "birth_date", "repeated"));
    EXPECT_NE(message(language::french, "height_cm", "out_of_range"),
              message(language::english, "height_cm", "out_of_range"));
    EXPECT_EQ(message(language::english, "sex", "unknown_value"), "Choose one of the three.");
}

TEST(Upstream, IsNamedByHostAndPort) {
    const auto named = parse_upstream("http://service-age:8081");
    ASSERT_TRUE(named.has_value()) << named.error();
    EXPECT_EQ(named->host, "service-age");
    EXPECT_EQ(named->port, "8081");
    EXPECT_EQ(parse_upstream("http://[::1]:80/")->host, "::1");
    for (const char* text :
         {"", "service-age:8081", "https://a:1", "http://a", "http://:1", "http://a:1/b", "http://a:1?b"})
        EXPECT_FALSE(parse_upstream(text).has_value()) << text;
}

}  // namespace
}  // namespace vigie::services
