#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

TEST(Json, FindsTheValueAtAPointer) {
    struct {
        std::string_view payload, pointer, found;
    } const cases[] = {
        {R"({"value":4.2,"ts":1})", "/value", "4.2"},
        {R"( { "value" : 4.2 } )", "/value", "4.2"},
        {R"({"a":{"b":{"c":7}}})", "/a/b/c", "7"},
        {R"({"values":[1,2,3]})", "/values/0", "1"},
        {R"({"values":[1,2,3]})", "/values/2", "3"},
        {R"({"values":[1,2,3]})", "/values/3", "absent"},
        {R"({"values":[1,2,3]})", "/values/02", "absent"},
        {R"({"values":[1,2,3]})", "/values/-", "absent"},
        {R"({"values":{"0":5}})", "/values/0", "5"},
        {R"([[1,2],[3,{"x":4}]])", "/1/1/x", "4"},
        {R"([[],{},[9]])", "/2/0", "9"},
        {"17", "", "17"},
        {" 17\n", "", "17"},
        {R"("on")", "", "\"on\""},
        {R"({"on":true})", "/on", "true"},
        {R"({"on":false})", "/on", "false"},
        {R"({"":3})", "/", "3"},
        {R"({"a/b":1,"a":{"b":2}})", "/a~1b", "1"},
        {R"({"m~n":8})", "/m~0n", "8"},
        {R"({"~1":8})", "/~01", "8"},
        {R"({"\u0061b":5})", "/ab", "5"},
        {R"({"a\"b\\":5})", "/a\"b\\", "5"},
        {R"({"température":5})", "/température", "5"},
        {R"({"temp\u00e9rature":5})", "/température", "5"},
        {R"({"value":4.2})", "/Value", "absent"},
        {R"({"value":4.2})", "/value/deeper", "absent"},
        {R"({"valuevalue":1,"val":2})", "/value", "absent"},
    };
    for (const auto& [payload, pointer, found] : cases)
        EXPECT_EQ(from_json(payload, {pointer}), found) << payload << " at '" << pointer << "'";
}

TEST(Json, IsKeptWhole) {
    for (const std::string_view text :
         {"{}", "[]", "[[],{}]", R"({"a":{"b":[1,"x",null,true,false]},"c":-2.5})", R"({"":{"":[]}})"})
        EXPECT_EQ(decoded("json", text), text);
}

TEST(Json, HasSeveralPlaces) {
    EXPECT_EQ(from_json(R"({"x":{"t":[1,2],"u":"mm/s"},"y":9,"z":[{"q":1},{"q":2}]})",
                        {"/y", "/x/t/1", "/x/u", "/x", "/z/1/q", "/none"}),
              R"(9 | 2 | "mm/s" | {"t":[1,2],"u":"mm/s"} | 2 | absent)");
}

TEST(Json, TakesTheLastOfMembersWithTheSameName) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {R"({"v":1,"v":2})", "2 | absent"},
        {R"({"v":1,"v":null})", "null | absent"},
        {R"({"v":{"w":1},"v":2})", "2 | absent"},
        {R"({"v":{"w":1},"v":{}})", "{} | absent"},
        {R"({"v":{"w":1},"v":{"w":3}})", "{\"w\":3} | 3"},
        {R"({"v":1e400,"v":2})", "2 | absent"},
    };
    for (const auto& [payload, found] : cases)
        EXPECT_EQ(from_json(payload, {"/v", "/v/w"}), found) << payload;
}

TEST(Json, KeepsNothingOfTheDocumentBefore) {
    EXPECT_EQ(from_json(R"({"a":{"value":1)", {"/a/value"}), "malformed");
    EXPECT_EQ(from_json(R"("cut \u00)", {""}), "malformed");
    EXPECT_EQ(from_json(R"({"value":2})", {"/value"}), "2");
    EXPECT_EQ(from_json(R"("whole")", {""}), "\"whole\"");
}

TEST(Json, ReadsAMegabyte) {
    std::string payload = R"({"fill":[)";
    while (payload.size() < 1'000'000) payload += R"({"a":[1.5,"text",null,true]},)";
    payload += R"(0],"value":4.2})";
    bounds many;
    many.values = 1'000'000;
    EXPECT_EQ(from_json(payload, {"/value", "/fill/30000/a/1"}, many), R"(4.2 | "text")");
    EXPECT_EQ(from_json(payload, {"/value"}), "too_many_values");
}

}  // namespace
}  // namespace vigie::decode
