#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

using namespace std::string_view_literals;

TEST(Json, NamesWhatIsWrongWithADocument) {
    struct {
        std::string_view payload, why;
    } const cases[] = {
        {"", "empty_payload"},
        {" ", "malformed"},
        {"{", "malformed"},
        {R"({"v":1)", "malformed"},
        {R"({"v":1}})", "malformed"},
        {R"({"v":1} x)", "malformed"},
        {R"({"v":1}{"v":2})", "malformed"},
        {R"({"v":1,})", "malformed"},
        {R"({"v":1 /* one */})", "malformed"},
        {R"({v:1})", "malformed"},
        {R"({"v":"a)", "malformed"},
        {"{\"v\":\"a\nb\"}", "malformed"},
        {"{\"v\":1}\0"sv, "malformed"},
        {R"({"v":"\x"})", "malformed"},
        {R"({"v":"\ud800"})", "malformed"},
        {R"({"v":"\udc00"})", "malformed"},
        {R"({"v":"\ud800\u0061"})", "malformed"},
        {R"({"u":"\ud800","v":1})", "malformed"},
        {"\xef\xbb\xbf{\"v\":1}", "malformed"},
        {"{\"v\":\"\xff\"}", "not_utf8"},
        {"{\"v\":\"\xc3\"}", "not_utf8"},
        {"{\"v\":\"\xed\xa0\x80\"}", "not_utf8"},
        {"{\"v\":1,\"u\":\"\xff\"}", "not_utf8"},
        {"{\"v\":1,\"\xff\":2}", "not_utf8"},
        {"{\"v\":1,\"u\":{\"w\":[\"\xe9t\xe9\"]}}", "not_utf8"},
        {"\xff{\"v\":1}", "not_utf8"},
        {"{\"v\":1}\xff", "not_utf8"},
        {"{\"v\":1 \xff}", "not_utf8"},
        {"{\"v\":NaN \xff}", "not_utf8"},
    };
    for (const auto& [payload, why] : cases) EXPECT_EQ(from_json(payload, {"/v"}), why) << payload;
}

std::string nested(std::size_t depth, std::string_view open, std::string_view close) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += open;
    text += '1';
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text;
}

TEST(Json, BoundsNesting) {
    const bounds three{3};
    EXPECT_EQ(from_json(nested(3, "[", "]"), {"/0/0/0"}, three), "1");
    EXPECT_EQ(from_json(nested(4, "[", "]"), {"/0/0/0"}, three), "too_deep");
    EXPECT_EQ(from_json(nested(3, R"({"a":)", "}"), {"/a/a/a"}, three), "1");
    EXPECT_EQ(from_json(nested(4, R"({"a":)", "}"), {"/a/a/a"}, three), "too_deep");
    EXPECT_EQ(from_json(R"({"skip":[[[1]]],"v":1})", {"/v"}, three), "too_deep");
    EXPECT_EQ(from_json(R"({"skip":[[1],[[2]]],"v":1})", {"/v"}, bounds{4}), "1");
    EXPECT_EQ(from_json("1", {""}, bounds{0}), "1");
    EXPECT_EQ(from_json("[1]", {"/0"}, bounds{0}), "too_deep");
}

TEST(Json, BoundsTheNumberOfValues) {
    bounds five;
    five.values = 5;
    EXPECT_EQ(decoded("json", "[1,2,{\"a\":3}]", five), "[1,2,{\"a\":3}]");
    EXPECT_EQ(decoded("json", "[1,2,{\"a\":3,\"b\":4}]", five), "too_many_values");
    EXPECT_EQ(decoded("json", "[1,2,{\"a\":3},[]]", five), "too_many_values");
    EXPECT_EQ(decoded("json", "[1,2,{\"a\":3},null", five), "too_many_values");
}

TEST(Json, OutlivesNestingBeyondAnyBound) {
    for (const std::size_t depth : {2'000U, 100'000U})
        for (const std::size_t allowed : {std::size_t{32}, depth, depth * 2}) {
            EXPECT_EQ(from_json(nested(depth, "[", "]"), {"/0"}, bounds{allowed}), "too_deep");
            EXPECT_EQ(from_json(nested(depth, R"({"a":)", "}"), {"/v"}, bounds{allowed}), "too_deep");
            EXPECT_EQ(from_json(std::string(depth, '['), {"/v"}, bounds{allowed}), "too_deep");
        }
    EXPECT_EQ(decoded("json", nested(deepest_nesting, "[", "]"), bounds{deepest_nesting}),
              nested(deepest_nesting, "[", "]"));
}

}  // namespace
}  // namespace vigie::decode
