#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

std::string from_cbor(std::string_view hex, const bounds& most = {}) {
    return decoded("cbor", bytes_of(hex), most);
}

// Most of these are the examples of RFC 8949, appendix A.
TEST(Cbor, ReadsOneItem) {
    struct {
        std::string_view hex, found;
    } const cases[] = {
        {"00", "0"},
        {"17", "23"},
        {"1818", "24"},
        {"1903e8", "1000"},
        {"1a000f4240", "1000000"},
        {"1b000000e8d4a51000", "1000000000000"},
        {"1bffffffffffffffff", "18446744073709551616(18446744073709551615)"},
        {"20", "-1"},
        {"3863", "-100"},
        {"3903e7", "-1000"},
        {"3a000f423f", "-1000000"},
        {"3b7fffffffffffffff", "-9223372036854775808"},
        {"3b8000000000000000", "-9223372036854775808"},
        {"3bffffffffffffffff", "-18446744073709551616"},
        {"f90000", "0"},
        {"f98000", "-0"},
        {"f93c00", "1"},
        {"f97bff", "65504"},
        {"f90001", "5.960464477539063e-08"},
        {"f9c400", "-4"},
        {"f97c00", "inf"},
        {"f97e00", "nan"},
        {"f9fc00", "-inf"},
        {"fa47c35000", "100000"},
        {"fa7f7fffff", "3.4028234663852886e+38"},
        {"fb3ff199999999999a", "1.1"},
        {"fb7e37e43c8800759c", "1e+300"},
        {"fb7ff8000000000000", "nan"},
        {"f4", "false"},
        {"f5", "true"},
        {"f6", "null"},
        {"f7", "null"},
        {"60", "\"\""},
        {"6449455446", "\"IETF\""},
        {"62c3bc", "\"ü\""},
        {"40", "h''"},
        {"4401020304", "h'01020304'"},
        {"80", "[]"},
        {"83010203", "[1,2,3]"},
        {"8301820203820405", "[1,[2,3],[4,5]]"},
        {"a0", "{}"},
        {"a26161016162820203", R"({"a":1,"b":[2,3]})"},
        {"a201020304", R"({"1":2,"3":4})"},
        {"a220013903e702", R"({"-1":1,"-1000":2})"},
        {"a11bffffffffffffffff01", R"({"18446744073709551615":1})"},
        {"826161a161626163", R"(["a",{"b":"c"}])"},
        {"a2616101616102", R"({"a":1,"a":2})"},
    };
    for (const auto& [hex, found] : cases) EXPECT_EQ(from_cbor(hex), found) << hex;
}

TEST(Cbor, ReadsWhatComesWithoutALength) {
    struct {
        std::string_view hex, found;
    } const cases[] = {
        {"9fff", "[]"},
        {"9f018202039f0405ffff", "[1,[2,3],[4,5]]"},
        {"83018202039f0405ff", "[1,[2,3],[4,5]]"},
        {"bfff", "{}"},
        {"bf61610161629f0203ffff", R"({"a":1,"b":[2,3]})"},
        {"826161bf61626163ff", R"(["a",{"b":"c"}])"},
        {"7f657374726561646d696e67ff", "\"streaming\""},
        {"7fff", "\"\""},
        {"5f42010243030405ff", "h'0102030405'"},
        {"5fff", "h''"},
        {"bf7f61616162ff01ff", R"({"ab":1})"},
    };
    for (const auto& [hex, found] : cases) EXPECT_EQ(from_cbor(hex), found) << hex;
}

TEST(Cbor, PassesOverTags) {
    struct {
        std::string_view hex, found;
    } const cases[] = {
        {"c11a514b67b0", "1363896240"},
        {"c074323031332d30332d32315432303a30343a30305a", "\"2013-03-21T20:04:00Z\""},
        {"d9d9f783010203", "[1,2,3]"},
        {"c1c1c100", "0"},
        {"dbffffffffffffffff00", "0"},
        {"82c10102", "[1,2]"},
        {"a1c16161c101", R"({"a":1})"},
        {"9fc101ff", "[1]"},
        {"c249010000000000000000", "h'010000000000000000'"},
    };
    for (const auto& [hex, found] : cases) EXPECT_EQ(from_cbor(hex), found) << hex;
    EXPECT_EQ(decoded("cbor", std::string(100'000, '\xc1') + '\x01'), "1");
}

TEST(Cbor, NamesWhatIsWrong) {
    struct {
        std::string_view hex, why;
    } const cases[] = {
        {"", "empty_payload"},
        {"0000", "malformed"},                    // two items
        {"18", "malformed"},                      // cut off
        {"1bffffff", "malformed"},                //
        {"fb3ff1", "malformed"},                  //
        {"61", "malformed"},                      //
        {"6261", "malformed"},                    //
        {"8201", "malformed"},                    //
        {"a161", "malformed"},                    //
        {"a16161", "malformed"},                  //
        {"9f01", "malformed"},                    //
        {"bf6161", "malformed"},                  //
        {"7f6161", "malformed"},                  //
        {"c1", "malformed"},                      // a tag of nothing
        {"9fc1ff", "malformed"},                  //
        {"82c1", "malformed"},                    //
        {"ff", "malformed"},                      // an end of nothing
        {"82ff", "malformed"},                    //
        {"8201ff", "malformed"},                  //
        {"a1ff", "malformed"},                    //
        {"bf6161ff", "malformed"},                // a key without a value
        {"7f4161ff", "malformed"},                // chunks of another kind
        {"5f6161ff", "malformed"},                //
        {"7f01ff", "malformed"},                  //
        {"7f7f6161ffff", "malformed"},            //
        {"7fc16161ff", "malformed"},              //
        {"7fc1ff", "malformed"},                  //
        {"a1f501", "malformed"},                  // keys that nobody can name
        {"a1f93c0001", "malformed"},              //
        {"a1f601", "malformed"},                  //
        {"a1416101", "malformed"},                //
        {"a15f4161ff01", "malformed"},            //
        {"a18001", "malformed"},                  //
        {"a1a001", "malformed"},                  //
        {"a13bffffffffffffffff01", "malformed"},  //
        {"1c", "malformed"},                      // reserved
        {"1f", "malformed"},                      //
        {"3f", "malformed"},                      //
        {"df00", "malformed"},                    //
        {"fc", "malformed"},                      //
        {"e0", "malformed"},                      // simple values without a meaning
        {"f8ff", "malformed"},                    //
        {"61ff", "not_utf8"},
        {"a161ff01", "not_utf8"},
        {"7f61c3ff", "not_utf8"},
        {"62eda0", "not_utf8"},
    };
    for (const auto& [hex, why] : cases) EXPECT_EQ(from_cbor(hex), why) << hex;
}

TEST(Cbor, BelievesNoLength) {
    for (const std::string_view head : {"9bffffffffffffffff", "bbffffffffffffffff", "7bffffffffffffffff",
                                        "5bffffffffffffffff", "9a7fffffff", "ba7fffffff", "7a7fffffff",
                                        "5affffffff", "9b8000000000000000", "bb8000000000000000"}) {
        EXPECT_EQ(from_cbor(head), "malformed") << head;
        EXPECT_EQ(from_cbor(std::string{head} + "6161 01"), "malformed") << head;
    }
}

TEST(Cbor, IsBounded) {
    EXPECT_EQ(from_cbor("818101", bounds{2}), "[[1]]");
    EXPECT_EQ(from_cbor("81818101", bounds{2}), "too_deep");
    EXPECT_EQ(from_cbor("8180", bounds{1}), "too_deep");
    EXPECT_EQ(from_cbor("01", bounds{0}), "1");
    bounds few;
    few.values = 3;
    EXPECT_EQ(from_cbor("820102", few), "[1,2]");
    EXPECT_EQ(from_cbor("83010203", few), "too_many_values");
    EXPECT_EQ(from_cbor("a3 6161 01 6162 02 6163 03", few), "too_many_values");
    for (const char open : {'\x81', '\x9f'}) {
        EXPECT_EQ(decoded("cbor", std::string(200'000, open)), "too_deep");
        EXPECT_EQ(decoded("cbor", std::string(200'000, open), bounds{deepest_nesting}), "too_deep");
    }
}

TEST(Cbor, KeepsNothingOfTheDocumentBefore) {
    for (const std::string_view broken : {"8201", "bf6161", "7f6161", "c1", "a1f501", "9fc1ff", "61ff"}) {
        (void)from_cbor(broken);
        EXPECT_EQ(from_cbor("8101"), "[1]") << broken;
        (void)from_cbor(broken);
        EXPECT_EQ(from_cbor("ff"), "malformed") << broken;
    }
}

}  // namespace
}  // namespace vigie::decode
