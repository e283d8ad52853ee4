#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <memory>

namespace vigie::decode {
namespace {

using namespace std::string_view_literals;

std::string unwrapped(wrapping which, std::string_view wrapped, std::size_t most = 262'144) {
    document out;
    const auto inside = unwrap(which, wrapped, most, out);
    return inside ? std::string{*inside} : std::string{name_of(inside.error())};
}

TEST(Base64, IsTakenOff) {
    struct {
        std::string_view wrapped, inside;
    } const cases[] = {
        {"", ""},
        {"Zg==", "f"},
        {"Zm8=", "fo"},
        {"Zm9v", "foo"},
        {"Zm9vYg==", "foob"},
        {"Zg", "f"},
        {"Zm8", "fo"},
        {"Zm9vYg", "foob"},
        {"+/+/", "\xfb\xff\xbf"},
        {"-_-_", "\xfb\xff\xbf"},
        {"-/+_", "\xfb\xff\xbf"},
        {"AAAA", "\0\0\0"sv},
        {" \r\nZm9v\r\n", "foo"},
        {"\n", ""},
    };
    for (const auto& [wrapped, inside] : cases)
        EXPECT_EQ(unwrapped(wrapping::base64, wrapped), inside) << wrapped;
}

TEST(Base64, IsRefusedWhenItIsNone) {
    for (const auto wrapped :
         {"Z"sv,     "Zm9vY"sv,    "="sv,       "=="sv,       "===="sv, "Zg="sv,      "Zg==="sv, "Zm8=="sv,
          "Zm9v="sv, "Zm9v===="sv, "Z==="sv,    "Zg==Zg=="sv, "Z=g="sv, "=Zg="sv,     "Zm 9v"sv, "Zm\n9v"sv,
          "Zm9\0"sv, "Zm9v\0"sv,   "Zm9\xff"sv, "Zm9."sv,     "Zm9*"sv, "{\"v\":1}"sv})
        EXPECT_EQ(unwrapped(wrapping::base64, wrapped), "bad_wrapping") << wrapped;
}

TEST(Hex, IsTakenOff) {
    EXPECT_EQ(unwrapped(wrapping::hex, "666f6F"), "foo");
    EXPECT_EQ(unwrapped(wrapping::hex, " 00FfAb \n"), "\0\xff\xab"sv);
    EXPECT_EQ(unwrapped(wrapping::hex, ""), "");
    for (const auto wrapped :
         {"6"sv, "666"sv, "6g"sv, "g6"sv, "0x66"sv, "66 6f"sv, "-1"sv, "+1"sv, "6\0"sv, "66\0\0"sv})
        EXPECT_EQ(unwrapped(wrapping::hex, wrapped), "bad_wrapping") << wrapped;
}

std::string packed(wrapping how, std::string_view bytes) {
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> with(
        libdeflate_alloc_compressor(6), libdeflate_free_compressor);
    std::string to(bytes.size() + 1'000, '\0');
    const auto compress = how == wrapping::gzip ? libdeflate_gzip_compress : libdeflate_zlib_compress;
    to.resize(compress(with.get(), bytes.data(), bytes.size(), to.data(), to.size()));
    return to;
}

class Deflated : public testing::TestWithParam<wrapping> {};

TEST_P(Deflated, IsTakenOff) {
    for (const auto& inside : {std::string{"{\"v\":1}"}, std::string{}, std::string(262'144, 'x')})
        EXPECT_EQ(unwrapped(GetParam(), packed(GetParam(), inside)), inside);
}

TEST_P(Deflated, IsBoundedByWhatIsInside) {
    const auto wrapped = packed(GetParam(), std::string(10'000, 'x'));
    EXPECT_EQ(unwrapped(GetParam(), wrapped, 10'000), std::string(10'000, 'x'));
    EXPECT_EQ(unwrapped(GetParam(), wrapped, 9'999), "payload_too_large");
    EXPECT_EQ(unwrapped(GetParam(), wrapped, 0), "payload_too_large");
    EXPECT_EQ(unwrapped(GetParam(), packed(GetParam(), std::string(100'000'000, '\0'))), "payload_too_large");
}

TEST_P(Deflated, IsRefusedWhenItIsCutOrBroken) {
    const auto wrapped = packed(GetParam(), R"({"value":21.5,"unit":"Cel","more":[1,2,3,4,5,6,7,8,9]})");
    for (std::size_t length = 0; length < wrapped.size(); ++length)
        EXPECT_EQ(unwrapped(GetParam(), wrapped.substr(0, length)), "bad_wrapping") << length;
    auto flipped = wrapped;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x10);
    EXPECT_EQ(unwrapped(GetParam(), flipped), "bad_wrapping");
    EXPECT_EQ(unwrapped(GetParam(), wrapped + "x"), "bad_wrapping");
    EXPECT_EQ(unwrapped(GetParam(), wrapped + wrapped), "bad_wrapping");
    EXPECT_EQ(unwrapped(GetParam(), "{\"v\":1}"), "bad_wrapping");
    const auto other = GetParam() == wrapping::gzip ? wrapping::zlib : wrapping::gzip;
    EXPECT_EQ(unwrapped(other, wrapped), "bad_wrapping");
}

INSTANTIATE_TEST_SUITE_P(Both, Deflated, testing::Values(wrapping::gzip, wrapping::zlib),
                         [](const auto& about) { return about.param == wrapping::gzip ? "Gzip" : "Zlib"; });

TEST(Unwrap, BoundsTextThatHoldsBytes) {
    EXPECT_EQ(unwrapped(wrapping::base64, "Zm9v", 3), "foo");
    EXPECT_EQ(unwrapped(wrapping::base64, "Zm9v", 2), "payload_too_large");
    EXPECT_EQ(unwrapped(wrapping::hex, "666f6f", 3), "foo");
    EXPECT_EQ(unwrapped(wrapping::hex, "666f6f", 2), "payload_too_large");
}

}  // namespace
}  // namespace vigie::decode
