// A server that --web.config.file was given to: users, fields, and what becomes of a file that changes.
#include "libs/http/protection.hpp"
#include "tests/unit/libs/http/fixture.hpp"
#include "tests/unit/temporary_directory.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <optional>

namespace vigie::http {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view ann =
    "basic_auth_users: {ann: $2b$04$abcdefghijklmnopqrstuuFmEfrkTQnczNzw475xE2VhDrK1uwJiC}\n";
const std::string right = "Authorization: Basic YW5uOnJpZ2h0\r\n";    // ann:right
const std::string wrong = "Authorization: Basic YW5uOndyb25n\r\n";    // ann:wrong
const std::string unknown = "Authorization: Basic Ym9iOnJpZ2h0\r\n";  // bob:right

response framed() {
    auto said = text(200, "ok");
    add_field(said, "x-frame-options", "SAMEORIGIN");
    add_field(said, "X-Frame-Options-Not", "kept");
    return said;
}

class ServerGuard : public testing::Test {
protected:
    void write(std::string_view text) { std::ofstream{file_} << text; }

    running_server& start(std::string_view text) {
        write(text);
        return server_.emplace(std::vector<route>{{"GET", "/", always(framed())}}, limits{}, hooks{},
                               std::get<protection>(read_protection(file_)));
    }

    std::string ask(std::string_view fields = {}) {
        client one{server_->port()};
        one.send(get("/", fields));
        return one.answer();
    }

    /// Asks until the answer begins so: the file is looked at once a second.
    bool becomes(std::string_view begin, std::string_view fields = {}) {
        return eventually([&] { return ask(fields).starts_with(begin); });
    }

    std::uint64_t refused(refused_request why) {
        return server_->count().guard.refused[static_cast<std::size_t>(why)];
    }

    temporary_directory directory_;
    std::string file_ = directory_.path() / "web.yml";
    std::optional<running_server> server_;
};

TEST_F(ServerGuard, LetsInWhoKnowsThePassword) {
    start(ann);
    EXPECT_THAT(ask(),
                AllOf(StartsWith("HTTP/1.1 401 Unauthorized\r\n"),
                      HasSubstr("\r\nWWW-Authenticate: Basic realm=\"vigie\", charset=\"UTF-8\"\r\n")));
    EXPECT_THAT(ask(wrong), StartsWith("HTTP/1.1 401"));
    EXPECT_THAT(ask(unknown), StartsWith("HTTP/1.1 401"));
    EXPECT_THAT(ask("Authorization: Bearer YW5uOnJpZ2h0\r\n"), StartsWith("HTTP/1.1 401"));
    for (int i = 0; i < 3; ++i) EXPECT_THAT(ask(right), StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(ask(wrong), StartsWith("HTTP/1.1 401"));
    EXPECT_EQ(refused(refused_request::no_credentials), 2U);
    EXPECT_EQ(refused(refused_request::wrong_credentials), 3U);
    EXPECT_TRUE(server_->count().guard.guarded);
}

TEST_F(ServerGuard, AsksBeforeItSaysWhatThereIs) {
    start(ann);
    client one{server_->port()};
    one.send(get("/nowhere") + get("/nowhere", right));
    EXPECT_THAT(one.answer(), StartsWith("HTTP/1.1 401"));
    EXPECT_THAT(one.answer(), StartsWith("HTTP/1.1 404"));
}

TEST_F(ServerGuard, GivesItsFieldsToEveryAnswerInPlaceOfOthers) {
    start(std::string{ann} +
          "http_server_config: {headers: {X-Frame-Options: deny, X-XSS-Protection: '0'}}\n");
    EXPECT_THAT(ask(right),
                AllOf(HasSubstr("\r\nX-Frame-Options: deny\r\n"), HasSubstr("\r\nX-XSS-Protection: 0\r\n"),
                      HasSubstr("\r\nX-Frame-Options-Not: kept\r\n"), Not(HasSubstr("SAMEORIGIN"))));
    EXPECT_THAT(ask(), AllOf(StartsWith("HTTP/1.1 401"), HasSubstr("\r\nX-Frame-Options: deny\r\n")));
}

TEST_F(ServerGuard, LooksAtOnePasswordAtATimeAndLetsFewWait) {
    start("basic_auth_users: {ann: $2b$14$abcdefghijklmnopqrstuuhiNZXkTFMCiaM.9LKAZ5KgRZtwr.E1S}\n");
    std::vector<std::unique_ptr<client>> waiting;
    for (int i = 0; i < 80; ++i) {
        waiting.push_back(std::make_unique<client>(server_->port()));
        waiting.back()->send(get("/", wrong));
    }
    EXPECT_TRUE(eventually([&] { return refused(refused_request::busy) > 0; }));
    EXPECT_THAT(ask(wrong), AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("\r\nRetry-After: 1\r\n")));
    EXPECT_THAT(ask(), StartsWith("HTTP/1.1 401"));
}

TEST_F(ServerGuard, TakesOverAFileThatHasChanged) {
    start(ann);
    ASSERT_THAT(ask(right), StartsWith("HTTP/1.1 200"));
    // The same user with another password (U*U).
    write("basic_auth_users: {ann: $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW}\n");
    EXPECT_TRUE(becomes("HTTP/1.1 401", right));
    EXPECT_TRUE(becomes("HTTP/1.1 200", "Authorization: Basic YW5uOlUqVQ==\r\n"));
}

TEST_F(ServerGuard, StaysAsItIsWhenTheFileIsBadOrLetsInAnybody) {
    start(ann);
    std::uint64_t failures = 0;
    for (const std::string_view text : {"basic_auth_users: {ann: right}\n", "basic_auth_users: {}\n", ""}) {
        write(text);
        ++failures;
        EXPECT_TRUE(eventually([&] {
            EXPECT_THAT(ask(), StartsWith("HTTP/1.1 401"));
            return server_->count().guard.reload_failures == failures;
        })) << text;
        EXPECT_THAT(ask(right), StartsWith("HTTP/1.1 200"));
        EXPECT_FALSE(server_->count().guard.last_reload_good);
    }
    write(std::string{ann} + "http_server_config: {headers: {X-XSS-Protection: '1'}}\n");
    EXPECT_TRUE(eventually([&] { return ask().find("X-XSS-Protection: 1") != std::string::npos; }));
    EXPECT_TRUE(server_->count().guard.last_reload_good);
    EXPECT_EQ(server_->count().guard.reload_failures, failures);
}

TEST_F(ServerGuard, CanBeStoppedWhilePasswordsAreLookedAt) {
    start("basic_auth_users: {ann: $2b$14$abcdefghijklmnopqrstuuhiNZXkTFMCiaM.9LKAZ5KgRZtwr.E1S}\n");
    client one{server_->port()}, other{server_->port()};
    one.send(get("/", right));
    other.send(get("/", wrong));
    EXPECT_TRUE(eventually([&] { return server_->count().in_flight == 2; }));
    server_.reset();
    EXPECT_TRUE(one.closed());
}

}  // namespace
}  // namespace vigie::http
