#include "libs/text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace vigie::text {
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

}  // namespace
}  // namespace vigie::text
