#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vigie::decode {
namespace {

constexpr auto u = binary_field::number::unsigned_integer;
constexpr auto i = binary_field::number::signed_integer;
constexpr auto f = binary_field::number::floating;

std::string laid_out(std::vector<binary_field> layout, std::string_view hex, const bounds& most = {}) {
    format_options options;
    options.layout = std::move(layout);
    return read_as(as("binary", options), bytes_of(hex), most);
}

TEST(Binary, ReadsEverySizeFromBothEnds) {
    struct {
        binary_field::number type;
        std::string_view hex, found;
    } const cases[] = {
        {u, "ff", "255"},
        {i, "ff", "-1"},
        {i, "7f", "127"},
        {u, "0102", "258"},
        {i, "fffe", "-2"},
        {u, "010203", "66051"},
        {i, "ffffff", "-1"},
        {i, "800000", "-8388608"},
        {u, "ffffffff", "4294967295"},
        {i, "80000000", "-2147483648"},
        {u, "0100000000", "4294967296"},
        {i, "ffffffffffff", "-1"},
        {i, "80000000000000", "-36028797018963968"},
        {u, "ffffffffffffffff", "18446744073709551616(18446744073709551615)"},
        {i, "8000000000000000", "-9223372036854775808"},
        {i, "ffffffffffffffff", "-1"},
        {f, "3c00", "1"},
        {f, "c400", "-4"},
        {f, "0001", "5.960464477539063e-08"},
        {f, "7bff", "65504"},
        {f, "7c00", "inf"},
        {f, "fc00", "-inf"},
        {f, "7e00", "nan"},
        {f, "41ac0000", "21.5"},
        {f, "7fc00000", "nan"},
        {f, "3ff199999999999a", "1.1"},
        {f, "fff0000000000000", "-inf"},
    };
    for (const auto& [type, hex, found] : cases) {
        auto bytes = bytes_of(hex);
        format_options options;
        options.layout = {{"v", type, bytes.size(), false}};
        EXPECT_EQ(read_as(as("binary", options), bytes), fmt::format(R"({{"v":{}}})", found)) << hex;
        options.layout.front().little_endian = true;
        std::ranges::reverse(bytes);
        EXPECT_EQ(read_as(as("binary", options), bytes), fmt::format(R"({{"v":{}}})", found)) << hex;
    }
}

TEST(Binary, TakesBitsOutOfANumber) {
    struct {
        binary_field field;
        std::string_view hex, found;
    } const cases[] = {
        {{"v", u, 1, false, 0, 0, 1}, "01", "1"},
        {{"v", u, 1, false, 0, 7, 1}, "80", "1"},
        {{"v", u, 1, false, 0, 4, 4}, "a5", "10"},
        {{"v", u, 1, false, 0, 0, 4}, "a5", "5"},
        {{"v", i, 1, false, 0, 4, 4}, "f5", "-1"},
        {{"v", i, 1, false, 0, 4, 4}, "75", "7"},
        {{"v", i, 1, false, 0, 3, 1}, "08", "-1"},
        {{"v", u, 2, false, 0, 4, 12}, "abcd", "2748"},
        {{"v", u, 2, true, 0, 4, 12}, "cdab", "2748"},
        {{"v", i, 2, false, 0, 0, 12}, "a800", "-2048"},
        {{"v", u, 8, false, 0, 63, 1}, "8000000000000000", "1"},
        {{"v", u, 8, false, 0, 1, 63}, "ffffffffffffffff", "9223372036854775808(9223372036854775807)"},
    };
    for (const auto& [field, hex, found] : cases)
        EXPECT_EQ(laid_out({field}, hex), fmt::format(R"({{"v":{}}})", found)) << hex;
}

TEST(Binary, ScalesAndShifts) {
    EXPECT_EQ(laid_out({{"t", i, 2, false, 0, 0, 0, 0.01}}, "0866"), R"({"t":21.5})");
    EXPECT_EQ(laid_out({{"t", u, 1, false, 0, 0, 0, 0.5, -40}}, "7b"), R"({"t":21.5})");
    EXPECT_EQ(laid_out({{"t", u, 1, false, 0, 0, 0, 1, -40}}, "7b"), R"({"t":83})");
    EXPECT_EQ(laid_out({{"t", f, 4, false, 0, 0, 0, 2, 1}}, "41ac0000"), R"({"t":44})");
    EXPECT_EQ(laid_out({{"t", f, 4, false, 0, 0, 0, 1e300, 0}}, "7f7fffff"), R"({"t":inf})");
}

TEST(Binary, FindsFieldsWhereverTheyAre) {
    const std::vector<binary_field> layout{{"battery", u, 1, false, 0},
                                           {"temperature", i, 2, false, 1, 0, 0, 0.1},
                                           {"alarm", u, 1, false, 3, 6, 1},
                                           {"alarm", u, 1, false, 3, 7, 1},
                                           {"all", u, 4, false, 0}};
    EXPECT_EQ(laid_out(layout, "64 00d7 40 ffff"),
              R"({"battery":100,"temperature":21.5,"alarm":1,"alarm":0,"all":1677776704})");
    EXPECT_EQ(laid_out({}, "00"), "{}");
}

TEST(Binary, RefusesAFieldBeyondTheEnd) {
    struct {
        binary_field field;
        std::string_view hex, found;
    } const cases[] = {
        {{"v", u, 2, false, 0}, "01", "malformed"},
        {{"v", u, 2, false, 1}, "0102", "malformed"},
        {{"v", u, 1, false, 2}, "0102", "malformed"},
        {{"v", u, 1, false, 3}, "0102", "malformed"},
        {{"v", u, 8, false, static_cast<std::size_t>(-4)}, "0102030405060708", "malformed"},
        {{"v", u, 1, false, 1}, "0102", R"({"v":2})"},
        {{"v", u, 1, false, 0}, "", "empty_payload"},
    };
    for (const auto& [field, hex, found] : cases) EXPECT_EQ(laid_out({field}, hex), found) << hex;
}

TEST(Binary, RefusesAFieldThatCannotBe) {
    const binary_field impossible[] = {
        {"v", u, 0},
        {"v", u, 9},
        {"v", u, std::size_t{1} << 61},
        {"v", f, 1},
        {"v", f, 3},
        {"v", f, 7},
        {"v", u, 1, false, 0, 8, 1},
        {"v", u, 1, false, 0, 0, 9},
        {"v", u, 1, false, 0, 1, 8},
        {"v", u, 8, false, 0, 4'000'000'000, 1},
        {"v", u, 8, false, 0, 1, 4'294'967'295},
        {"v", u, 8, false, 0, 64, 0},
    };
    for (const auto& field : impossible)
        EXPECT_EQ(laid_out({field}, "0102030405060708090a"), "malformed") << field.bytes << ' ' << field.bit;
}

TEST(Binary, IsBounded) {
    bounds few;
    few.values = 2;
    EXPECT_EQ(laid_out({{"a", u, 1}}, "07", few), R"({"a":7})");
    EXPECT_EQ(laid_out({{"a", u, 1}, {"b", u, 1}}, "07", few), "too_many_values");
    EXPECT_EQ(laid_out({{"a", u, 1}}, "07", bounds{0}), "too_deep");
}

}  // namespace
}  // namespace vigie::decode
