#include "agent/decode/document.hpp"

#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace vigie::decode {
namespace {

TEST(Document, IsATreeInOneList) {
    document of;
    of.open_object();
    of.key("a");
    of.open_array();
    of.number(1.5, "1.5");
    of.open_array();
    of.close();
    of.null();
    of.close();
    of.key("b");
    of.text("x");
    of.close();
    EXPECT_EQ(shown(of, document::root), R"({"a":[1.5,[],null],"b":"x"})");
    EXPECT_EQ(of.size(), 6U);
    EXPECT_EQ(of.at(document::root).end, 6U);

    const auto a = of.first(document::root);
    EXPECT_EQ(of.at(a).key, "a");
    EXPECT_EQ(of.next(document::root, a), of.member(document::root, "b"));
    EXPECT_EQ(of.next(document::root, of.member(document::root, "b")), document::nowhere);
    EXPECT_EQ(of.element(a, 2), of.element(a, 1) + 1);
    EXPECT_EQ(of.element(a, 3), document::nowhere);
    EXPECT_EQ(of.element(a, 4'000'000'000), document::nowhere);
    EXPECT_EQ(of.first(of.element(a, 1)), document::nowhere);
}

TEST(Document, HasMembersInObjectsAndElementsInArraysOnly) {
    document of;
    of.open_array();
    of.open_object();
    of.key("0");
    of.number(1);
    of.close();
    of.text("t");
    of.close();
    EXPECT_EQ(of.member(document::root, "0"), document::nowhere);
    EXPECT_EQ(of.element(of.element(document::root, 0), 0), document::nowhere);
    EXPECT_EQ(of.member(of.element(document::root, 1), "t"), document::nowhere);
    EXPECT_EQ(of.first(of.element(document::root, 1)), document::nowhere);
    EXPECT_EQ(of.at(of.member(of.element(document::root, 0), "0")).number, 1);
}

TEST(Document, GivesAKeyToOneValueOnly) {
    document of;
    of.open_object();
    of.key("a");
    of.open_array();
    of.number(1);
    of.close();
    of.close();
    EXPECT_EQ(of.at(2).key, "");
}

TEST(Document, NamesTheFirstBoundReachedAndTakesNothingMore) {
    bounds most;
    most.nesting = 2;
    most.values = 4;
    document of(most);
    EXPECT_TRUE(of.open_array() && of.open_array());
    EXPECT_FALSE(of.open_array());
    EXPECT_EQ(of.failure(), reason::too_deep);
    EXPECT_FALSE(of.number(1));
    EXPECT_EQ(of.size(), 2U);

    of.clear(most);
    EXPECT_EQ(of.failure(), std::nullopt);
    EXPECT_TRUE(of.empty());
    EXPECT_TRUE(of.open_array() && of.null() && of.null() && of.null());
    EXPECT_FALSE(of.null());
    EXPECT_EQ(of.failure(), reason::too_many_values);
    EXPECT_FALSE(of.open_object());
    EXPECT_EQ(of.size(), 4U);
}

TEST(Document, OutlivesMoreClosesThanOpens) {
    document of;
    of.close();
    of.number(1);
    of.close();
    EXPECT_EQ(shown(of, document::root), "1");
}

TEST(Document, KeepsCopiesWhereTheyAre) {
    document of;
    const auto text = [](std::size_t i) { return std::string(i % 100, static_cast<char>('a' + i % 26)); };
    std::vector<std::string_view> views;
    for (std::size_t i = 0; i < 10'000; ++i) views.push_back(of.keep(text(i)));
    const auto large = of.keep(std::string(100'000, 'L'));
    auto& own = of.scratch();
    own.assign(50'000, 'S');
    const std::string_view scratch = own;
    for (int i = 0; i < 10'000; ++i) of.keep("more");
    for (std::size_t i = 0; i < views.size(); ++i) ASSERT_EQ(views[i], text(i));
    EXPECT_EQ(large, std::string(100'000, 'L'));
    EXPECT_EQ(scratch, std::string(50'000, 'S'));
    EXPECT_EQ(of.keep(""), "");
}

TEST(Document, WritesTheDigitsOfIntegers) {
    document of;
    of.open_array();
    of.integer(std::numeric_limits<std::int64_t>::min());
    of.integer(std::numeric_limits<std::uint64_t>::max());
    of.integer(std::int64_t{0});
    of.close();
    EXPECT_EQ(shown(of, document::root),
              "[-9223372036854775808,18446744073709551616(18446744073709551615),0]");
}

TEST(Document, TakesTheInsideOfAValueForItself) {
    document of;
    of.open_object();
    of.key("data");
    of.text("01");
    of.key("v");
    of.number(1);
    of.close();
    const auto data = of.member(document::root, "data");
    EXPECT_EQ(of.entered(data), data);
    of.begin_inside(data);
    of.open_array();
    of.number(7);
    of.close();
    EXPECT_EQ(of.at(of.entered(data)).is, kind::array);
    EXPECT_EQ(shown(of, document::root), R"({"data":"01"→[7],"v":1})");
    EXPECT_EQ(of.at(document::root).end, 3U);
}

}  // namespace
}  // namespace vigie::decode
