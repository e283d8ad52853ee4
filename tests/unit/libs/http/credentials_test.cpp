#include "libs/http/credentials.hpp"

#include <gtest/gtest.h>

namespace vigie::http {
namespace {

std::string said(std::string_view authorization) {
    const auto found = parse_basic(authorization);
    return found ? found->user + '|' + found->password : "nothing";
}

TEST(Credentials, AreUserAndPasswordOfTheBasicScheme) {
    EXPECT_EQ(said("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), "Aladdin|open sesame");  // RFC 7617, 2
    EXPECT_EQ(said("Basic dGVzdDoxMjPCow=="), "test|123£");                        // RFC 7617, 2.1
    EXPECT_EQ(said("bAsIc   YTpi"), "a|b");
    EXPECT_EQ(said("Basic YTpiOmM="), "a|b:c");
    EXPECT_EQ(said("Basic Og=="), "|");
}

TEST(Credentials, AreNothingElse) {
    for (const std::string_view text :
         {"", "Basic", "Basic ", "Bearer YTpi", "BasicYTpi", "Basic YTpi=", "Basic YTp", "Basic ====",
          "Basic YT=i", "Basic YTpi YTpi", "Basic YWI=", "Basic YTp\n", "Basic Y===", "Basic Y-p_"})
        EXPECT_EQ(said(text), "nothing") << text;
}

}  // namespace
}  // namespace vigie::http
