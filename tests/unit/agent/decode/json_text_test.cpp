#include "libs/text/utf8.hpp"
#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

std::string in_quotes(const std::string& text) {
    return '"' + text + '"';
}

TEST(Json, ReadsText) {
    struct {
        std::string_view text, found;
    } const cases[] = {
        {R"("")", ""},          {R"("mm/s")", "mm/s"},
        {R"("°C")", "°C"},      {R"("a\nb\t\"\\\/")", "a\nb\t\"\\/"},
        {R"("\u00b0C")", "°C"}, {R"("\ud83d\ude00")", "\xf0\x9f\x98\x80"},
    };
    for (const auto& [text, found] : cases)
        EXPECT_EQ(from_json("{\"v\":" + std::string{text} + "}", {"/v"}), in_quotes(std::string{found}))
            << text;
    EXPECT_EQ(from_json(R"("a\u0000b")", {""}), in_quotes(std::string("a\0b", 3)));
}

TEST(Json, ReadsLongTextThatTheParserHandsOverInParts) {
    const std::string plain(100'000, 'x');
    std::string escaped, meant;
    for (int i = 0; i < 20'000; ++i) {
        escaped += R"(ab\u00e9\n)";
        meant += "abé\n";
    }
    EXPECT_EQ(from_json(in_quotes(plain), {""}), in_quotes(plain));
    EXPECT_EQ(from_json(in_quotes(escaped), {""}), in_quotes(meant));
    const std::string pointer = "/" + meant;
    EXPECT_EQ(from_json("{" + in_quotes(escaped) + ":1}", {std::string_view{pointer}}), "1");
    EXPECT_EQ(from_json("{\"skip\":" + in_quotes(escaped) + ",\"v\":" + in_quotes(plain) + "}", {"/v"}),
              in_quotes(plain));
}

TEST(Json, KeepsEachOfManyEscapedTexts) {
    std::string payload = "[", meant = "[";
    for (int i = 0; i < 2'000; ++i) {
        payload += fmt::format("{}\"\\u0061{}\"", i == 0 ? "" : ",", i);
        meant += fmt::format("{}\"a{}\"", i == 0 ? "" : ",", i);
    }
    EXPECT_EQ(decoded("json", payload + ']'), meant + ']');
}

TEST(Json, LeavesTextWithoutEscapesInThePayload) {
    const std::string payload = R"({"v":"pump-1","w":"a\u0062"})";
    document out;
    ASSERT_TRUE(read(payload, as("json"), {}, out));
    EXPECT_EQ(out.at(out.member(document::root, "v")).text.data(), payload.data() + 6);
    EXPECT_EQ(out.at(out.member(document::root, "w")).text, "ab");
}

TEST(Json, TakesTextOnlyWhereItIsUtf8) {
    // Every lead and second byte, with and without the rest: a text that is no UTF-8 never gets through.
    for (int lead = 0x80; lead < 0x100; ++lead)
        for (int second = 0; second < 0x100; ++second)
            for (const std::string_view rest : {"", "\x80", "\x80\x80"}) {
                if (second < 0x20 || second == '"' || second == '\\') continue;
                const auto both =
                    std::string{static_cast<char>(lead), static_cast<char>(second)}.append(rest);
                const auto payload = "{\"u\":\"" + both + "\",\"v\":1}";
                ASSERT_EQ(from_json(payload, {"/v"}), text::is_utf8(both) ? "1" : "not_utf8")
                    << lead << ' ' << second;
            }
}

}  // namespace
}  // namespace vigie::decode
