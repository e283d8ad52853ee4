#include "agent/decode/pattern.hpp"

#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

pattern parsed(std::string_view text) {
    std::string fault;
    auto made = pattern::parse(text, fault);
    EXPECT_EQ(fault, "") << text;
    return made;
}

/// All matches and what stood at the wildcards: "a[0]=1 b[0]=2"; of an array's element the index alone.
std::string matches(std::string_view json, std::string_view path) {
    document in;
    EXPECT_TRUE(read(json, as("json"), {}, in)) << json;
    std::string all;
    parsed(path).each(in, [&](const document& of, document::place at, const bindings& bound) {
        if (!all.empty()) all += ' ';
        for (const auto& each : bound) all += fmt::format("{}[{}]", of.at(each.at).key, each.index);
        all += "=" + shown(of, at);
        return true;
    });
    return all;
}

TEST(Pattern, FindsOneOrMany) {
    struct {
        std::string_view json, path, found;
    } const cases[] = {
        {"7", "", "=7"},
        {"7", "/a", ""},
        {"7", "/*", ""},
        {R"({"a":{"b":7}})", "/a/b", "=7"},
        {R"({"a":1,"b":2})", "/*", "a[0]=1 b[1]=2"},
        {R"({"a":1,"b":2})", "/{name}", "a[0]=1 b[1]=2"},
        {"[4,5]", "/*", "[0]=4 [1]=5"},
        {"[]", "/*", ""},
        {R"([{"v":1},{"w":9},{"v":2}])", "/*/v", "[0]=1 [2]=2"},
        {R"({"p1":{"t":[1,2]},"p2":{"t":[3]}})", "/{pump}/t/*", "p1[0][0]=1 p1[0][1]=2 p2[1][0]=3"},
        {"[[[[1]]]]", "/*/*/*/*", "[0][0][0][0]=1"},
        {R"({"0":1})", "/0", "=1"},
        {"[8,9]", "/1", "=9"},
        {"[8,9]", "/01", ""},
        {"[8,9]", "/-1", ""},
        {"[8,9]", "/18446744073709551616", ""},
        {R"({"a":null})", "/a", "=null"},
        {R"({"a":1,"a":2})", "/a", "=2"},
    };
    for (const auto& [json, path, found] : cases)
        EXPECT_EQ(matches(json, path), found) << json << ' ' << path;
}

TEST(Pattern, ChoosesByWhatAMemberSays) {
    constexpr std::string_view list =
        R"({"list":[{"n":"t","v":1},7,{"n":"p","v":2},{"n":"p","v":3},{"n":4,"v":4},{"n":true,"v":5},)"
        R"({"n":null,"v":6},{"n":"a/b","v":7},{"n":"x]","v":8},{"n":"a=b","v":9},{"n":"","v":10}]})";
    struct {
        std::string_view path, found;
    } const cases[] = {
        {"/list/[n=t]/v", "=1"},  {"/list/[n=p]/v", "=2"},    {"/list/[n=q]/v", ""},
        {"/list/[n=4]/v", "=4"},  {"/list/[n=true]/v", "=5"}, {"/list/[n=a~1b]/v", "=7"},
        {"/list/[n=x]]/v", "=8"}, {"/list/[n=a=b]/v", "=9"},  {"/list/[n=t]", R"(={"n":"t","v":1})"},
        {"/[n=t]", ""},           {"/list/[m=t]/v", ""},      {"/*/[n=p]/v", "list[0]=2"},
    };
    for (const auto& [path, found] : cases) EXPECT_EQ(matches(list, path), found) << path;
    EXPECT_EQ(matches(R"({"a":{"k":"x","v":1},"b":{"k":"y","v":2}})", "/[k=y]/v"), "=2");
}

TEST(Pattern, EscapesWhatWouldMeanSomethingElse) {
    struct {
        std::string_view json, path, found;
    } const cases[] = {
        {R"({"~":1})", "/~0", "=1"},         {R"({"a/b":1})", "/a~1b", "=1"},
        {R"({"*":1,"b":2})", "/~2", "=1"},   {R"({"{x}":1,"b":2})", "/~3x}", "=1"},
        {R"({"[n=t]":1})", "/~4n=t]", "=1"}, {R"({"a*":1,"b":2})", "/a*", "=1"},
        {R"({"~1":1})", "/~01", "=1"},       {R"([{"~":"*","v":1}])", "/[~0=~2]/v", "=1"},
    };
    for (const auto& [json, path, found] : cases)
        EXPECT_EQ(matches(json, path), found) << json << ' ' << path;
}

TEST(Pattern, SaysWhatIsWrong) {
    struct {
        std::string_view path, fault;
    } const cases[] = {
        {"value", "'value' is no JSON Pointer: it begins with '/', as in '/value'"},
        {"$.value", "'$.value' is no JSON Pointer: it begins with '/', as in '/value'"},
        {"/a~", "'~' is written '~0'"},
        {"/a~5", "'~' is written '~0'"},
        {"/~/b", "'~' is written '~0'"},
        {"/{", "'{' is no capture such as '{device}'"},
        {"/{}", "'{}' is no capture such as '{device}'"},
        {"/{a b}", "'{a b}' is no capture such as '{device}'"},
        {"/{a}b", "'{a}b' is no capture such as '{device}'"},
        {"/[", "'[' is no choice such as '[name=temperature]'"},
        {"/[a]", "'[a]' is no choice such as '[name=temperature]'"},
        {"/[=a]", "'[=a]' is no choice such as '[name=temperature]'"},
        {"/[a=b", "'[a=b' is no choice such as '[name=temperature]'"},
        {"/[a=~9]", "'~' is written '~0'"},
        {"/*/*/*/*/*", "has more than 4 wildcards"},
    };
    for (const auto& [path, fault] : cases) {
        std::string said;
        (void)pattern::parse(path, said);
        EXPECT_EQ(said, fault) << path;
    }
}

TEST(Pattern, HasABoundedNumberOfSteps) {
    std::string deep, fault;
    for (std::size_t i = 0; i < most_steps; ++i) deep += "/a";
    (void)pattern::parse(deep, fault);
    EXPECT_EQ(fault, "");
    (void)pattern::parse(deep + "/a", fault);
    EXPECT_EQ(fault, "has more than 32 steps");
    (void)pattern::parse("/a", fault);
    EXPECT_EQ(fault, "");
}

TEST(Pattern, KnowsItsCaptures) {
    EXPECT_EQ(parsed("/{a}/*/b/{c}").captures(), (std::vector<std::string>{"a", "", "c"}));
    EXPECT_FALSE(parsed("/{a}").is_single());
    EXPECT_TRUE(parsed("/[a=b]/c").is_single());
    EXPECT_TRUE(parsed("").is_single());
}

TEST(Pattern, StopsWhenTheOtherSideHasEnough) {
    document in;
    ASSERT_TRUE(read("[[1,2],[3,4]]", as("json"), {}, in));
    std::string seen;
    parsed("/*/*").each(in, [&](const document& of, document::place at, const bindings&) {
        seen += of.at(at).text;
        return seen.size() < 3;
    });
    EXPECT_EQ(seen, "123");
}

TEST(Pattern, FindsNothingInAnEmptyDocument) {
    const document nothing;
    parsed("").each(nothing, [](const auto&...) {
        ADD_FAILURE();
        return true;
    });
    EXPECT_EQ(related(parsed("/a")).find(nothing, {}), document::nowhere);
}

recipe with_inside(std::string_view at, std::string_view format, std::vector<wrapping> wrapped = {}) {
    auto how = as("json");
    how.inside.push_back({parsed(at), std::move(wrapped), find_format(format), {}});
    return how;
}

TEST(Pattern, GoesOnIntoWhatWasPacked) {
    document in;
    auto how = with_inside("/data", "json", {wrapping::hex});
    how.inside.push_back({parsed("/data/t"), {}, find_format("csv"), {}});
    ASSERT_TRUE(read(R"({"data":"7b2274223a22312c32227d","data2":1})", how, {}, in));
    std::string fault;
    const auto at = [&](std::string_view path) {
        return shown(in, follow(in, document::root, pattern::parse(path, fault).steps()));
    };
    EXPECT_EQ(at("/data/t/0/1"), "2");
    EXPECT_EQ(at("/data2"), "1");
    std::string all;
    parsed("/*/t/*/*").each(in, [&](const document& of, document::place place, const bindings& bound) {
        all += fmt::format("{}.{} ", bound.back().index, of.at(place).text);
        return true;
    });
    EXPECT_EQ(all, "0.1 1.2 ");
}

TEST(Related, SharesTheWildcardsOfItsBase) {
    struct {
        std::string_view whose, base;
        bool possible;
    } const cases[] = {
        {"/ts", "/values/*/v", true},
        {"/values/*/name", "/values/*/v", true},
        {"/values/*", "/values/*/v", true},
        {"/values/{a}/name", "/values/*/v", true},
        {"/*/name", "/values/*/v", false},
        {"/values/*/x/*", "/values/*/v", false},
        {"/other/*/n", "/values/*/v", false},
        {"/*/n", "", false},
        {"", "/a/*", true},
        {"/[a=b]/*/n", "/[a=b]/*/v", true},
        {"/[a=c]/*/n", "/[a=b]/*/v", false},
        {"/a/*/b/*/n", "/a/*/b/*", true},
    };
    for (const auto& [whose, base, possible] : cases)
        EXPECT_EQ(related::possible(parsed(whose), parsed(base)), possible) << whose << ' ' << base;
}

TEST(Related, IsFoundFromEachMatch) {
    document in;
    ASSERT_TRUE(
        read(R"({"ts":5,"d":[{"n":"a","c":[{"u":"C","v":1},{"v":2}]},{"n":"b","c":[{"u":"F","v":3}]}]})",
             as("json"), {}, in));
    const related name(parsed("/d/*/n")), unit(parsed("/d/*/c/*/u")), time(parsed("/ts"));
    std::string all;
    parsed("/d/*/c/*/v").each(in, [&](const document& of, document::place at, const bindings& bound) {
        all += fmt::format("{} {} {} {}\n", shown(of, at), shown(of, name.find(of, bound)),
                           shown(of, unit.find(of, bound)), shown(of, time.find(of, bound)));
        return true;
    });
    EXPECT_EQ(all, "1 \"a\" \"C\" 5\n2 \"a\" absent 5\n3 \"b\" \"F\" 5\n");
}

TEST(TextOf, IsWhatPeopleWouldWrite) {
    document of;
    of.open_array();
    of.boolean(true);
    of.boolean(false);
    of.number(21.5, "21.50");
    of.number(21.5);
    of.text("on");
    of.bytes("\xff");
    of.null();
    of.close();
    std::string all;
    for (document::place at = 0; at < of.size(); ++at) all += fmt::format("{};", text_of(of.at(at)));
    EXPECT_EQ(all, ";true;false;21.50;;on;;;");
}

}  // namespace
}  // namespace vigie::decode
