#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

// The first four are the examples of RFC 8428, 5.1.
TEST(Senml, ResolvesRecords) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {R"([{"n":"urn:dev:ow:10e2073a01080063","u":"Cel","v":23.1}])",
         R"([{"n":"urn:dev:ow:10e2073a01080063","u":"Cel","v":23.1,"t":0}])"},
        {R"([{"bn":"urn:dev:ow:10e2073a01080063:","n":"voltage","u":"V","v":120.1},{"n":"current","u":"A","v":1.2}])",
         R"([{"n":"urn:dev:ow:10e2073a01080063:voltage","u":"V","v":120.1,"t":0},)"
         R"({"n":"urn:dev:ow:10e2073a01080063:current","u":"A","v":1.2,"t":0}])"},
        {R"([{"bn":"d:","bt":1.276020076001e+09,"bu":"A","bver":5,"n":"voltage","u":"V","v":120.1},)"
         R"({"n":"current","t":-5,"v":1.2},{"n":"current","v":1.7}])",
         R"([{"n":"d:voltage","u":"V","v":120.1,"t":1276020076.001(1.276020076001e+09)},)"
         R"({"n":"d:current","u":"A","v":1.2,"t":1276020071.001},)"
         R"({"n":"d:current","u":"A","v":1.7,"t":1276020076.001(1.276020076001e+09)}])"},
        {R"([{"bn":"d:","n":"nfv-reader","vs":"a9"},{"n":"label","vs":"Machine Room"},{"n":"open","vb":false}])",
         R"([{"n":"d:nfv-reader","vs":"a9","t":0},{"n":"d:label","vs":"Machine Room","t":0},)"
         R"({"n":"d:open","vb":false,"t":0}])"},
        {R"([{"n":"a","vd":"3q2-7w"}])", R"([{"n":"a","vd":h'deadbeef',"t":0}])"},
        {R"([{"bn":"a","v":1},{"bn":"b","v":2},{"n":"c","v":3}])",
         R"([{"n":"a","v":1,"t":0},{"n":"b","v":2,"t":0},{"n":"bc","v":3,"t":0}])"},
        {R"([{"bv":20,"n":"a","v":1.5},{"n":"b"},{"n":"c","vs":"x"}])",
         R"([{"n":"a","v":21.5,"t":0},{"n":"b","v":20,"t":0},{"n":"c","vs":"x","t":0}])"},
        {R"([{"bs":100,"n":"a","v":1,"s":5},{"n":"b","v":2}])",
         R"([{"n":"a","v":1,"s":105,"t":0},{"n":"b","v":2,"s":100,"t":0}])"},
        {R"([{"n":"a","s":7,"ut":60}])", R"([{"n":"a","s":7,"t":0,"ut":60}])"},
        {R"([{"n":"a","u":"Cel"}])", R"([{"n":"a","u":"Cel","t":0}])"},
        {R"([{"bn":"x","bt":1700000000,"bu":"V","bv":1,"bs":2,"bver":10},{"v":1}])",
         R"([{"n":"x","u":"V","v":2,"s":2,"t":1700000000}])"},
        {R"([{"n":"a","v":1,"t":1700000000.50}])", R"([{"n":"a","v":1,"t":1700000000.5(1700000000.50)}])"},
        {R"([{"n":"a","v":1e400}])", R"([{"n":"a","v":inf(1e400),"t":0}])"},
        {R"([{"n":"a","v":1,"v":2}])", R"([{"n":"a","v":2,"t":0}])"},
        {R"([{"n":"a","v":1,"unknown":{"deep":[1]},"_":1}])", "malformed"},
        {R"([{"n":"a","v":1,"unknown":{"deep":[1]},"_x":1}])", R"([{"n":"a","v":1,"t":0}])"},
        {R"([{"n":"\u0061\n","vs":"\u00e9"}])", "[{\"n\":\"a\n\",\"vs\":\"é\",\"t\":0}]"},
        {"[]", "[]"},
        {"[{}]", "[]"},
    };
    for (const auto& [payload, found] : cases) EXPECT_EQ(decoded("senml", payload), found) << payload;
}

TEST(Senml, NamesWhatIsWrong) {
    struct {
        std::string_view payload, why;
    } const cases[] = {
        {"", "empty_payload"},
        {"[", "malformed"},
        {"{}", "malformed"},
        {"7", "malformed"},
        {"[7]", "malformed"},
        {"[[]]", "malformed"},
        {R"([{"v":1}])", "malformed"},
        {R"([{"n":"","v":1}])", "malformed"},
        {R"([{"bver":11,"n":"a","v":1}])", "malformed"},
        {R"([{"bver":1e400,"n":"a","v":1}])", "malformed"},
        {R"([{"bver":"10","n":"a","v":1}])", "malformed"},
        {R"([{"n":"a","v":1,"must_":1}])", "malformed"},
        {R"([{"n":"a","v":1},{"must_":1}])", "malformed"},
        {R"([{"n":"a","v":1,"vs":"x"}])", "malformed"},
        {R"([{"n":"a","vb":true,"vd":""}])", "malformed"},
        {R"([{"n":1,"v":1}])", "malformed"},
        {R"([{"n":"a","v":"1"}])", "malformed"},
        {R"([{"n":"a","v":null}])", "malformed"},
        {R"([{"n":"a","v":true}])", "malformed"},
        {R"([{"n":"a","v":[1]}])", "malformed"},
        {R"([{"n":"a","vs":1}])", "malformed"},
        {R"([{"n":"a","vb":1}])", "malformed"},
        {R"([{"n":"a","vd":1}])", "malformed"},
        {R"([{"n":"a","vd":"a"}])", "malformed"},
        {R"([{"n":"a","vd":"a=b="}])", "malformed"},
        {R"([{"n":"a","v":1,"t":"now"}])", "malformed"},
        {R"([{"bt":"now","n":"a","v":1}])", "malformed"},
        {R"([{"bn":null,"n":"a","v":1}])", "malformed"},
        {R"([{"n":"a","v":NaN}])", "not_finite"},
        {"[{\"n\":\"\xff\",\"v\":1}]", "not_utf8"},
    };
    for (const auto& [payload, why] : cases) EXPECT_EQ(decoded("senml", payload), why) << payload;
}

TEST(Senml, ReadsTheSameFromCbor) {
    struct {
        std::string_view hex, found;
    } const cases[] = {
        // RFC 8428, 6: the pack of voltage and current
        {"87 a7 21 78 1b 75726e3a6465763a6f773a313065323037336130313038303036 3a"
         "22 fb 41d303a15b001062 23 61 41 20 05 00 67 766f6c74616765 01 61 56 02 fb 405e066666666666"
         "a3 00 67 63757272656e74 06 24 02 fb 3ff3333333333333 a3 00 67 63757272656e74 06 23 02 fb "
         "3ff4cccccccccccd"
         "a3 00 67 63757272656e74 06 22 02 fb 3ff6666666666666 a3 00 67 63757272656e74 06 21 02 f9 3e00"
         "a3 00 67 63757272656e74 06 20 02 fb 3ff999999999999a a3 00 67 63757272656e74 06 00 02 fb "
         "3ffb333333333333",
         "seven"},
        {"81 a2 00 61 61 02 18 2a", R"([{"n":"a","v":42,"t":0}])"},
        {"81 a2 00 61 61 03 61 78", R"([{"n":"a","vs":"x","t":0}])"},
        {"81 a2 00 61 61 04 f5", R"([{"n":"a","vb":true,"t":0}])"},
        {"81 a2 00 61 61 08 42 dead", R"([{"n":"a","vd":h'dead',"t":0}])"},
        {"81 a4 00 61 61 05 07 06 1a 6553f100 07 18 3c", R"([{"n":"a","s":7,"t":1700000000,"ut":60}])"},
        {"82 a2 24 14 25 01 a2 00 61 61 02 01", R"([{"n":"a","v":21,"s":1,"t":0}])"},
        {"9f bf 00 7f 61 61 61 62 ff 02 01 ff ff", R"([{"n":"ab","v":1,"t":0}])"},
        {"81 a2 00 61 61 02 f9 7e00", R"([{"n":"a","v":nan,"t":0}])"},
        {"81 a3 00 61 61 02 01 63 782d79 02", R"([{"n":"a","v":1,"t":0}])"},
        {"81 a3 00 61 61 02 01 62 785f 02", "malformed"},
        {"81 a2 00 61 61 08 61 61", "malformed"},
        {"81 a2 00 61 61 02 61 31", "malformed"},
        {"81 a3 20 0b 00 61 61 02 01", "malformed"},
        {"81 a3 20 f9 7e00 00 61 61 02 01", "malformed"},
        {"81 a2 61 6e 61 61 61 76 01", "[]"},
        {"a2 00 61 61 02 01", "malformed"},
        {"81 a2 00 61 61 02", "malformed"},
        {"81 a2 00 61 ff 02 01", "not_utf8"},
    };
    for (const auto& [hex, found] : cases) {
        const auto shown = decoded("senml-cbor", bytes_of(hex));
        if (found != "seven") {
            EXPECT_EQ(shown, found) << hex;
            continue;
        }
        EXPECT_TRUE(shown.starts_with(R"([{"n":"urn:dev:ow:10e2073a0108006:voltage","u":"V","v":120.1,"t":)"
                                      R"(1276020076.001},{"n":"urn:dev:ow:10e2073a0108006:current","u":"A",)"
                                      R"("v":1.2,"t":1276020071.001})"))
            << shown;
        EXPECT_TRUE(shown.ends_with(R"("v":1.7,"t":1276020076.001}])")) << shown;
    }
}

TEST(Senml, BoundsWhatALongBaseNameComesTo) {
    bounds small;
    small.bytes = 1'000;
    const auto pack = [](std::size_t name, int records) {
        auto text = R"([{"bn":")" + std::string(name, 'x') + "\"}";
        for (int i = 0; i < records; ++i) text += R"(,{"n":"a","v":1})";
        return text + ']';
    };
    EXPECT_NE(decoded("senml", pack(90, 10), small), "payload_too_large");
    EXPECT_EQ(decoded("senml", pack(100, 10), small), "payload_too_large");
    EXPECT_EQ(decoded("senml", pack(100'000, 8'000)), "payload_too_large");
}

TEST(Senml, IsBounded) {
    bounds few;
    few.values = 5;
    EXPECT_EQ(decoded("senml", R"([{"n":"a","v":1}])", few), R"([{"n":"a","v":1,"t":0}])");
    EXPECT_EQ(decoded("senml", R"([{"n":"a","v":1,"s":2}])", few), "too_many_values");
    EXPECT_EQ(decoded("senml", R"([{"n":"a","x":[1,2]}])", few), "too_many_values");
    EXPECT_EQ(decoded("senml", R"([{"n":"a","x":[[1]],"v":1}])", bounds{3}), "too_deep");
    EXPECT_EQ(decoded("senml", R"([{"n":"a","v":1}])", bounds{1}), "too_deep");
    EXPECT_EQ(decoded("senml", std::string(100'000, '[')), "too_deep");
    EXPECT_EQ(decoded("senml-cbor", std::string(100'000, '\x81')), "too_deep");
}

TEST(Senml, KeepsNothingOfThePackBefore) {
    (void)decoded("senml", R"([{"bn":"x","bu":"V","bt":1,"bv":2}])");
    EXPECT_EQ(decoded("senml", R"([{"n":"a","v":1}])"), R"([{"n":"a","v":1,"t":0}])");
}

TEST(Senml, LivesOnWhenAnotherPackIsRead) {
    document first, second;
    ASSERT_TRUE(read(R"([{"n":"\u0061","vs":"b\n","v_":1}])", as("json"), {}, first));
    ASSERT_TRUE(read(R"([{"n":"\u0061bc","vs":"\u0062","t":12}])", as("senml"), {}, first));
    ASSERT_TRUE(read(R"([{"n":"\u0078yz","vs":"\u0079","t":34}])", as("senml"), {}, second));
    EXPECT_EQ(shown(first, document::root), R"([{"n":"abc","vs":"b","t":12}])");
}

}  // namespace
}  // namespace vigie::decode
