#include "services/web/identity.hpp"

#include <gmock/gmock.h>

namespace vigie::services {
namespace {

using testing::MatchesRegex;

constexpr const char* trace = "4bf92f3577b34da6a3ce929d0e0e4736";
const std::string valid = "00-" + std::string{trace} + "-00f067aa0ba902b7-01";

TEST(Identity, ReadsATraceparent) {
    const auto read = parse_traceparent(valid);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->trace_id, trace);
    EXPECT_EQ(read->flags, "01");
    EXPECT_TRUE(parse_traceparent("cc" + valid.substr(2) + "-later"));
    const std::string zeros(32, '0');
    for (const std::string& text :
         {std::string{}, valid + "-more", valid.substr(1), "ff" + valid.substr(2),
          "00-" + zeros + valid.substr(35), valid.substr(0, 36) + zeros.substr(16) + "-01",
          "00-4BF9" + valid.substr(7), valid.substr(0, 54) + "g", "cc" + valid.substr(2) + "later"})
        EXPECT_FALSE(parse_traceparent(text)) << text;
}

TEST(Identity, KeepsWhatIsWellFormedAndMakesTheRestAnew) {
    identities make{1};
    http::request sent;
    sent.request_id = "order-1.2_3";
    sent.traceparent = valid;
    sent.tracestate = "vendor=1";
    make.give(sent);
    EXPECT_EQ(sent.request_id, "order-1.2_3");
    EXPECT_THAT(sent.traceparent, MatchesRegex("00-" + std::string{trace} + "-[0-9a-f]{16}-01"));
    EXPECT_NE(sent.traceparent, valid);  // the service is the parent of what it asks
    EXPECT_EQ(sent.tracestate, "vendor=1");

    http::request odd;
    odd.request_id = "a\"b";
    odd.traceparent = "nonsense";
    odd.tracestate = "vendor=1";
    make.give(odd);
    EXPECT_THAT(odd.request_id, MatchesRegex("[0-9a-f]{32}"));
    EXPECT_THAT(odd.traceparent, MatchesRegex("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    EXPECT_EQ(odd.tracestate, "");
    EXPECT_FALSE(is_request_id(std::string(65, 'a')));
}

}  // namespace
}  // namespace vigie::services
