#include "tests/unit/agent/decode/decoded.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

TEST(Json, ReadsNumbersToTheNearestDouble) {
    struct {
        std::string_view text, found;
    } const cases[] = {
        {"0", "0"},
        {"-0", "0"},
        {"-0.0", "-0"},
        {"-1", "-1"},
        {"0.1", "0.1"},
        {"1e3", "1000"},
        {"1E+3", "1000"},
        {"123456789.123456789", "123456789.12345679"},
        {"7.2057594037927933e16", "72057594037927936"},
        {"9007199254740993", "9007199254740992"},
        {"9223372036854775807", "9223372036854775808"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"18446744073709551615", "18446744073709551616"},
        {"18446744073709551616", "18446744073709551616"},
        {"123456789012345678901234567890", "1.2345678901234568e+29"},
        {"1.7976931348623157e308", "1.7976931348623157e+308"},
        {"2.2250738585072014e-308", "2.2250738585072014e-308"},
        {"5e-324", "5e-324"},
        {"8.41e-30", "8.41e-30"},
        {"6.0221407600000001e23", "6.02214076e+23"},
        {"123456.78901234567890123", "123456.78901234567"},
        {"1e-400", "0"},
        {"-1e-400", "0"},
    };
    for (const auto& [text, found] : cases)
        EXPECT_EQ(from_json("{\"v\":" + std::string{text} + "}", {"/v"}),
                  text == found ? text : fmt::format("{}({})", found, text))
            << text;
}

TEST(Json, KeepsTheDigitsOfANumberThatNoDoubleHolds) {
    const std::string huge(400, '9');
    EXPECT_EQ(decoded("json", R"({"u":1e400,"v":2})"), R"({"u":inf(1e400),"v":2})");
    EXPECT_EQ(decoded("json", "[-1e400,1.0e+309]"), "[-inf(-1e400),inf(1.0e+309)]");
    EXPECT_EQ(decoded("json", huge), "inf(" + huge + ")");
    EXPECT_EQ(decoded("json", "1e400"), "inf(1e400)");
}

TEST(Json, NamesAWordForWhatIsNoFiniteNumber) {
    for (const std::string text :
         {"NaN", "Infinity", "-Infinity", "nan", "-nan", "inf", "-inf", "INF", " NaN "}) {
        EXPECT_EQ(decoded("json", "{\"v\":" + text + "}"), "not_finite") << text;
        EXPECT_EQ(decoded("json", "{\"u\":" + text + ",\"v\":2}"), "not_finite") << text;
        EXPECT_EQ(decoded("json", "{\"u\":[1," + text + ",2]}"), "not_finite") << text;
        EXPECT_EQ(decoded("json", text), "not_finite") << text;
    }
}

/// Boost before 1.83 refuses the document, later ones the number alone.
TEST(Json, TakesNoNumberWhoseExponentIsBeyondAll) {
    EXPECT_THAT(decoded("json", R"({"u":1e99999999999,"v":2})"),
                testing::AnyOf("not_finite", R"({"u":inf(1e99999999999),"v":2})"));
    EXPECT_THAT(decoded("json", "1e99999999999"), testing::AnyOf("not_finite", "inf(1e99999999999)"));
}

TEST(Json, CallsOtherWordsMalformed) {
    for (const std::string_view text : {"nano", "Nan1", "NaN{", "infinit", "--inf", "+1", ".5", "1.", "01",
                                        "0x10", "1e", "-", "True", "None", "undefined", "'a'", "1,5"})
        EXPECT_EQ(from_json("{\"v\":" + std::string{text} + "}", {"/v"}), "malformed") << text;
    EXPECT_EQ(from_json(R"({"v" NaN})", {"/v"}), "malformed");
}

}  // namespace
}  // namespace vigie::decode
