#include "agent/decode/utf8.hpp"

#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

TEST(Utf8, KnowsWellFormedText) {
    for (const std::string_view text :
         {"", "abc", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
          "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
        EXPECT_TRUE(is_utf8(text)) << text;
    for (const std::string_view text :
         {"\x80", "\xc0\xaf", "\xc1\xbf", "\xc2", "\xe0\x9f\xbf", "\xe2\x82", "\xed\xa0\x80", "\xed\xbf\xbf",
          "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "a\xe2\x28\xa1"})
        EXPECT_FALSE(is_utf8(text)) << text;
}

TEST(Utf8, LooksAtEveryByteOfLongText) {
    const std::string ascii(40, 'x');
    EXPECT_TRUE(is_utf8(ascii + "é" + ascii));
    for (std::size_t at = 0; at < ascii.size(); ++at) {
        auto broken = ascii;
        broken[at] = '\xff';
        EXPECT_FALSE(is_utf8(broken)) << at;
        broken[at] = '\xc3';
        EXPECT_FALSE(is_utf8(broken)) << at;
    }
}

TEST(Utf8, IsWhatTheJsonParserTakes) {
    // Every lead and second byte, with and without the rest: a text that is no UTF-8 never gets through.
    for (int lead = 0x80; lead < 0x100; ++lead)
        for (int second = 0; second < 0x100; ++second)
            for (const std::string_view rest : {"", "\x80", "\x80\x80"}) {
                if (second < 0x20 || second == '"' || second == '\\') continue;
                const auto text =
                    std::string{static_cast<char>(lead), static_cast<char>(second)}.append(rest);
                const auto payload = "{\"u\":\"" + text + "\",\"v\":1}";
                ASSERT_EQ(from_json(payload, {"/v"}), is_utf8(text) ? "1" : "not_utf8")
                    << lead << ' ' << second;
            }
}

}  // namespace
}  // namespace vigie::decode
