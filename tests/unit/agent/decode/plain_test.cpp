#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

TEST(Plain, TakesOneNumberAndNothingElse) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"21.5", "21.5"},
        {" \t21.5\r\n", "21.5"},
        {"-3", "-3"},
        {"+3", "3"},
        {"+.5", "0.5"},
        {"1e3", "1000"},
        {".5", "0.5"},
        {"007", "7"},
        {"9007199254740993", "9007199254740992"},
        {"1e-400", "0"},
        {"0.0001e-400", "0"},
        {"1000e-400", "0"},
        {"1e-99999999999999999999", "0"},
        {"0e400", "0"},
        {"1e400", "not_finite"},
        {"-1e400", "not_finite"},
        {"0.0001e400", "not_finite"},
        {"1e99999999999999999999", "not_finite"},
        {"nan", "not_finite"},
        {"-inf", "not_finite"},
        {"Infinity", "not_finite"},
        {"", "empty_payload"},
        {" \n", "malformed"},
        {"+", "malformed"},
        {"+-3", "malformed"},
        {"++3", "malformed"},
        {"12.5 °C", "malformed"},
        {"12.5 \xb0"
         "C",
         "not_utf8"},
        {"12,5", "malformed"},
        {"1 2", "malformed"},
        {"0x10", "malformed"},
        {"true", "malformed"},
        {"{\"value\":1}", "malformed"},
        {"\xef\xbb\xbf"
         "1",
         "malformed"},
        {std::string_view{"1\0", 2}, "malformed"},
    };
    for (const auto& [payload, found] : cases) EXPECT_EQ(decoded("plain", payload, {""}), found) << payload;
}

TEST(Plain, ReadsLongNumbers) {
    const std::string zeros(400, '0');
    EXPECT_EQ(decoded("plain", "1" + zeros, {""}), "not_finite");
    EXPECT_EQ(decoded("plain", "0." + zeros + "1", {""}), "0");
    EXPECT_EQ(decoded("plain", "1" + zeros + "e-400", {""}), "1");
    EXPECT_EQ(decoded("plain", "0." + zeros + "1e401", {""}), "1");
    EXPECT_EQ(decoded("plain", std::string(1'000'000, '9') + "x", {""}), "malformed");
}

TEST(Plain, HasOnlyTheWholeDocument) {
    EXPECT_EQ(decoded("plain", "21.5", {"/value", ""}), "absent | 21.5");
}

TEST(Formats, AreFoundByName) {
    EXPECT_NE(find_decoder("json"), nullptr);
    EXPECT_NE(find_decoder("plain"), nullptr);
    EXPECT_EQ(find_decoder("JSON"), nullptr);
    EXPECT_EQ(find_decoder(""), nullptr);
    ASSERT_EQ(format_names().size(), 2U);
    for (const auto name : format_names()) EXPECT_NE(find_decoder(name), nullptr) << name;
}

}  // namespace
}  // namespace vigie::decode
