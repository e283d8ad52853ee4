#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::decode {
namespace {

TEST(Plain, TakesANumber) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"21.5", "21.5"},
        {" \t21.5\r\n", "21.5"},
        {"-3", "-3"},
        {"+3", "3(+3)"},
        {"+.5", "0.5(+.5)"},
        {"1e3", "1000(1e3)"},
        {".5", "0.5(.5)"},
        {"007", "7(007)"},
        {"9007199254740993", "9007199254740992(9007199254740993)"},
        {"1e-400", "0(1e-400)"},
        {"0.0001e-400", "0(0.0001e-400)"},
        {"1000e-400", "0(1000e-400)"},
        {"1e-99999999999999999999", "0(1e-99999999999999999999)"},
        {"0e400", "0(0e400)"},
        {"1e400", "inf(1e400)"},
        {"-1e400", "-inf(-1e400)"},
        {"0.0001e400", "inf(0.0001e400)"},
        {"1e99999999999999999999", "inf(1e99999999999999999999)"},
    };
    for (const auto& [payload, found] : cases) EXPECT_EQ(decoded("plain", payload), found) << payload;
}

TEST(Plain, TakesAnythingElseAsText) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"ON", "\"ON\""},
        {" open\n", "\"open\""},
        {"12.5 °C", "\"12.5 °C\""},
        {" \n", "\"\""},
        {"nan", "\"nan\""},
        {"-inf", "\"-inf\""},
        {"Infinity", "\"Infinity\""},
        {"+", "\"+\""},
        {"+-3", "\"+-3\""},
        {"++3", "\"++3\""},
        {"12,5", "\"12,5\""},
        {"1 2", "\"1 2\""},
        {"0x10", "\"0x10\""},
        {"true", "\"true\""},
        {"{\"value\":1}", "\"{\"value\":1}\""},
        {"\xef\xbb\xbf"
         "1",
         "\"\xef\xbb\xbf"
         "1\""},
        {std::string_view{"1\0", 2}, std::string_view{"\"1\0\"", 4}},
        {"", "empty_payload"},
        {"12.5 \xb0"
         "C",
         "not_utf8"},
        {"\xff", "not_utf8"},
    };
    for (const auto& [payload, found] : cases) EXPECT_EQ(decoded("plain", payload), found) << payload;
}

TEST(Plain, ReadsLongNumbers) {
    const std::string zeros(400, '0');
    const auto number = [](const std::string& text) {
        document out;
        EXPECT_TRUE(read(text, as("plain"), {}, out));
        return out.at(document::root).number;
    };
    EXPECT_EQ(number("1" + zeros), HUGE_VAL);
    EXPECT_EQ(number("0." + zeros + "1"), 0);
    EXPECT_EQ(number("1" + zeros + "e-400"), 1);
    EXPECT_EQ(number("0." + zeros + "1e401"), 1);
    const auto long_text = std::string(1'000'000, '9') + "x";
    EXPECT_EQ(decoded("plain", long_text), '"' + long_text + '"');
}

TEST(Formats, AreFoundByName) {
    EXPECT_EQ(find_format("JSON"), nullptr);
    EXPECT_EQ(find_format(""), nullptr);
    for (const auto name : format_names()) {
        ASSERT_NE(find_format(name), nullptr) << name;
        EXPECT_EQ(find_format(name)->name, name);
        EXPECT_EQ(find_format(name)->is_scalar, name == "plain") << name;
        EXPECT_EQ(decoded(name, ""), "empty_payload") << name;
    }
    EXPECT_EQ(format_names().size(), 8U);
}

}  // namespace
}  // namespace vigie::decode
