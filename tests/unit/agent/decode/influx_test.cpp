#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

TEST(Influx, ReadsALine) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"cpu value=0.64", R"([{"measurement":"cpu","tags":{},"fields":{"value":0.64}}])"},
        {"cpu,host=a,core=0 user=1.5,system=2 1700000000000000000\n",
         R"([{"measurement":"cpu","tags":{"host":"a","core":"0"},"fields":{"user":1.5,"system":2},)"
         R"("time":1.7e+18(1700000000000000000)}])"},
        {"m a=1,b=2\nm,t=x c=3\r\n\n  m d=4 -5 \n",
         R"([{"measurement":"m","tags":{},"fields":{"a":1,"b":2}},)"
         R"({"measurement":"m","tags":{"t":"x"},"fields":{"c":3}},)"
         R"({"measurement":"m","tags":{},"fields":{"d":4},"time":-5}])"},
        {"# a comment, with=everything 1\n#\nm v=1\n# one more",
         R"([{"measurement":"m","tags":{},"fields":{"v":1}}])"},
        {"m   v=1   7", R"([{"measurement":"m","tags":{},"fields":{"v":1},"time":7}])"},
        {"température,lieu=Évry v=1",
         R"([{"measurement":"température","tags":{"lieu":"Évry"},"fields":{"v":1}}])"},
        {"# only this", "[]"},
        {"\n", "[]"},
    };
    for (const auto& [payload, found] : cases) EXPECT_EQ(decoded("influx", payload), found) << payload;
}

std::string field(std::string_view value) {
    constexpr std::string_view before = R"([{"measurement":"m","tags":{},"fields":{"v":)", after = "}}]";
    const auto found = decoded("influx", "m v=" + std::string{value});
    if (!found.starts_with(before) || !found.ends_with(after)) return found;
    return found.substr(before.size(), found.size() - before.size() - after.size());
}

TEST(Influx, ReadsEachTypeOfField) {
    struct {
        std::string_view text, found;
    } const cases[] = {
        {"1", "1"},
        {"1.50", "1.5(1.50)"},
        {"-1e-3", "-0.001(-1e-3)"},
        {"1e400", "inf(1e400)"},
        {"12i", "12"},
        {"-12i", "-12"},
        {"9223372036854775807i", "9223372036854775808(9223372036854775807)"},
        {"-9223372036854775808i", "-9223372036854775808"},
        {"9223372036854775808i", "malformed"},
        {"-9223372036854775809i", "malformed"},
        {"12u", "12"},
        {"18446744073709551615u", "18446744073709551616(18446744073709551615)"},
        {"18446744073709551616u", "malformed"},
        {"-1u", "malformed"},
        {"1.5i", "malformed"},
        {"i", "malformed"},
        {"u", "malformed"},
        {"12ii", "malformed"},
        {"t", "true"},
        {"T", "true"},
        {"true", "true"},
        {"True", "true"},
        {"TRUE", "true"},
        {"f", "false"},
        {"FALSE", "false"},
        {"tRUE", "malformed"},
        {"yes", "malformed"},
        {"NaN", "not_finite"},
        {"-inf", "not_finite"},
        {R"("")", R"("")"},
        {R"("on, off = 1")", R"("on, off = 1")"},
        {R"("say \"hi\" \\ \n")", R"("say "hi" \ \n")"},
        {"\"two\nlines\"", "\"two\nlines\""},
        {R"("open)", "malformed"},
        {R"("open\")", "malformed"},
        {R"("open\)", "malformed"},
        {R"("a"b)", "malformed"},
        {R"(a"b")", "malformed"},
        {"", "malformed"},
        {"0x10", "malformed"},
        {"1,5", "malformed"},
    };
    for (const auto& [text, found] : cases) EXPECT_EQ(field(text), found) << text;
}

TEST(Influx, TakesEscapesOff) {
    EXPECT_EQ(decoded("influx", R"(my\ room\,1,ta\ g\=1=va\,l\ u\=e fi\=eld\ a=1)"),
              R"([{"measurement":"my room,1","tags":{"ta g=1":"va,l u=e"},"fields":{"fi=eld a":1}}])");
    EXPECT_EQ(decoded("influx", R"(c:\dir,path=d:\x v=1)"),
              R"([{"measurement":"c:\dir","tags":{"path":"d:\x"},"fields":{"v":1}}])");
    EXPECT_EQ(decoded("influx", R"("m",t="x" "v"=1)"),
              R"([{"measurement":""m"","tags":{"t":""x""},"fields":{""v"":1}}])");
}

TEST(Influx, NamesWhatIsWrong) {
    struct {
        std::string_view payload, why;
    } const cases[] = {
        {"", "empty_payload"},
        {"m", "malformed"},
        {"m ", "malformed"},
        {"m\n", "malformed"},
        {"m v", "malformed"},
        {"m v=", "malformed"},
        {"m =1", "malformed"},
        {"m v=1,", "malformed"},
        {"m v=1,w", "malformed"},
        {"m v=1 ,w=2", "malformed"},
        {"m, v=1", "malformed"},
        {"m,t v=1", "malformed"},
        {"m,t= v=1", "malformed"},
        {"m,=x v=1", "malformed"},
        {",t=x v=1", "malformed"},
        {"m,t=x,u v=1", "malformed"},
        {"m,t=a=b v=1", "malformed"},
        {"m\nv=1", "malformed"},
        {"m v=1 1.5", "malformed"},
        {"m v=1 now", "malformed"},
        {"m v=1 9223372036854775808", "malformed"},
        {"m v=1 1 2", "malformed"},
        {"m\\", "malformed"},
        {"m v=1 # comment", "malformed"},
        {"m v=\"\xff\"", "not_utf8"},
        {"# \xff\nm v=1", "not_utf8"},
        {"{\"v\":1}", "malformed"},
    };
    for (const auto& [payload, why] : cases) EXPECT_EQ(decoded("influx", payload), why) << payload;
}

TEST(Influx, IsBounded) {
    bounds few;
    few.values = 6;
    EXPECT_EQ(decoded("influx", "m v=1", few), R"([{"measurement":"m","tags":{},"fields":{"v":1}}])");
    EXPECT_EQ(decoded("influx", "m v=1,w=2", few), "too_many_values");
    EXPECT_EQ(decoded("influx", "m v=1", bounds{2}), "too_deep");
    std::string many;
    for (int i = 0; i < 20'000; ++i) many += "m v=1\n";
    EXPECT_EQ(decoded("influx", many), "too_many_values");
    EXPECT_EQ(decoded("influx", std::string(200'000, '\\')), "malformed");
    EXPECT_EQ(decoded("influx", "m v=" + std::string(200'000, '9')),
              R"([{"measurement":"m","tags":{},"fields":{"v":inf()" + std::string(200'000, '9') + ")}}]");
}

TEST(Influx, RefusesALineAndReadsTheOthers) {
    constexpr std::string_view good = R"({"measurement":"m","tags":{},"fields":{"v":1}})";
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"m v=1\nm w", "[{},malformed]"},
        {"m w\nm v=1", "[malformed,{}]"},
        {"m v=NaN\nm v=1\nm v=1 now\nm v=1", "[not_finite,{},malformed,{}]"},
        {"m v=\"open\nm v=1", "[malformed,{}]"},
    };
    for (const auto& [payload, found] : cases) {
        std::string wanted;
        for (auto rest = found; !rest.empty();) {
            const auto at = rest.find("{}");
            wanted.append(rest.substr(0, at));
            if (at == rest.npos) break;
            wanted.append(good);
            rest.remove_prefix(at + 2);
        }
        EXPECT_EQ(decoded("influx", payload), wanted) << payload;
    }
}

}  // namespace
}  // namespace vigie::decode
