#include "libs/http/passwords.hpp"

#include "libs/http/verified.hpp"

#include <gtest/gtest.h>

namespace vigie::http {
namespace {

TEST(Passwords, AreComparedWithTheirHash) {
    const std::string u = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    EXPECT_TRUE(matches(u, "U*U"));
    EXPECT_FALSE(matches(u, "U*u"));
    EXPECT_FALSE(matches(u, ""));
    EXPECT_FALSE(matches(u, std::string{"U*U\0x", 5}));
    EXPECT_FALSE(matches("", "U*U"));
    EXPECT_FALSE(matches("*0", "U*U"));
}

TEST(Passwords, AreKeptAsBcryptOnly) {
    const std::string rest = "X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG";
    for (const std::string_view begin : {"$2a$10$", "$2b$04$", "$2y$18$"})
        EXPECT_EQ(fault_of_bcrypt(std::string{begin} + rest), "") << begin;
    for (const std::string_view begin :
         {"$2x$10$", "$2$010$", "$1a$10$", "$2y$1a$", "$2y$0:$", "$2y$10.", ""})
        EXPECT_NE(fault_of_bcrypt(std::string{begin} + rest).find("htpasswd -nBC 10"), std::string::npos)
            << begin;
    for (const std::string_view begin : {"$2y$03$", "$2y$19$", "$2y$31$"})
        EXPECT_NE(fault_of_bcrypt(std::string{begin} + rest).find("from 4 to 18"), std::string::npos)
            << begin;
    EXPECT_NE(fault_of_bcrypt("$2y$10$" + rest + "."), "");
    EXPECT_NE(fault_of_bcrypt("$2y$10$" + rest.substr(1) + ":"), "");
}

TEST(Passwords, OfStrangersAreComparedWithAHashOfTheSameCost) {
    const auto stranger = as_costly_as("$2y$05$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG");
    EXPECT_EQ(fault_of_bcrypt(stranger), "");
    EXPECT_TRUE(stranger.starts_with("$2y$05$"));
    EXPECT_FALSE(matches(stranger, "fakepassword"));
}

TEST(Verified, RemembersNamePasswordAndHashTogether) {
    verified known;
    known.add(known.of("ann", "p", "h"));
    EXPECT_TRUE(known.has(known.of("ann", "p", "h")));
    EXPECT_FALSE(known.has(known.of("bob", "p", "h")));
    EXPECT_FALSE(known.has(known.of("ann", "q", "h")));
    EXPECT_FALSE(known.has(known.of("ann", "p", "g")));
    EXPECT_NE(known.of("a", "b", "c"), verified{}.of("a", "b", "c"));
}

TEST(Verified, ForgetsTheOldestWhenFull) {
    verified known;
    const auto one = [&](std::size_t i) { return known.of("ann", std::to_string(i), "h"); };
    for (std::size_t i = 0; i <= verified::most; ++i) {
        known.add(one(i));
        known.add(one(i));
    }
    EXPECT_FALSE(known.has(one(0)));
    EXPECT_TRUE(known.has(one(1)));
    EXPECT_TRUE(known.has(one(verified::most)));
}

}  // namespace
}  // namespace vigie::http
