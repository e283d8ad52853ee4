// A program of its own, since it counts what the whole program allocates.
#include "tests/unit/agent/decode/allocation_count.hpp"
#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace vigie::decode {
namespace {

struct sample {
    recipe how;
    std::string payload;
};

recipe of(std::string_view format, std::vector<wrapping> wrapped, format_options options = {}) {
    auto how = as(format, std::move(options));
    how.wrapped = std::move(wrapped);
    return how;
}

std::vector<sample> samples() {
    const std::string long_text(10'000, 'x');
    std::vector<sample> all;
    for (const auto& payload :
         {std::string{R"({"value":4.2,"ts":1700000000000})"},
          std::string{
              R"({"value":-1e-7,"ts":"2024-01-01T00:00:00Z","a":{"b":[1,[2,{"c":"\u0061\u0062"}]]}})"},
          R"({"value":"\n)" + long_text + R"(","a":{"b":[")" + long_text + R"("]}})",
          R"([{"bn":"\u0061","n":"b","v":1,"bv":2},{"n":"c","vd":"3q2-7w"},{"vs":")" + long_text + R"("}])",
          std::string{R"({"value":)"}, std::string{R"({"value":NaN})"}, std::string(40, '['),
          std::string{"21.5"}, std::string{"m,t\\ =x a=1i,b=\"\\\"\" 5\nm c=t"},
          std::string{"a;b;\"c\nd\"\n\n1,5;2;" + long_text},
          bytes_of("83 a2 24 14 25 01 bf 00 7f 61 61 61 62 ff 02 01 ff a2 00 61 61 08 42 dead"),
          std::string(500, 'A')})
        for (const auto name : format_names()) all.push_back({as(name), payload});

    format_options table;
    table.csv.header = true;
    table.csv.delimiter = ';';
    all.push_back({as("csv", table), "temperature;pressure\n21.5;3\n"});
    format_options layout;
    layout.layout = {{"t", binary_field::number::signed_integer, 2},
                     {"raw", binary_field::number::floating, 4}};
    all.push_back({as("binary", layout), "abcd"});
    all.push_back({of("json", {wrapping::base64}), "eyJ2IjoxfQ=="});
    all.push_back({of("json", {wrapping::hex}), "7b2276223a317d"});
    all.push_back({of("json", {wrapping::base64, wrapping::gzip}), "H4sIAAAAAAACA6tWKlOyMqwFAD3n24QHAAAA"});
    all.push_back({of("json", {wrapping::base64, wrapping::zlib}), "eJyrVipTsjKsBQAIkwIe"});

    std::string fault;
    auto inside = as("json");
    inside.inside.push_back(
        {pattern::parse("/up/data", fault), {wrapping::base64}, find_format("binary"), layout});
    all.push_back({inside, R"({"up":{"data":"ANcAAAAA"}})"});
    return all;
}

TEST(Decoders, AllocateNothingOnceTheirBuffersHaveGrown) {
    const auto all = samples();
    std::string fault;
    const auto path = pattern::parse("/a/*/1/c", fault), chosen = pattern::parse("/[n=b]/{value}", fault);
    document out;
    std::size_t taken = 0, found = 0;
    const auto read_all = [&] {
        for (const auto& [how, payload] : all) {
            if (!read(payload, how, {}, out)) continue;
            ++taken;
            for (const auto* each : {&path, &chosen})
                each->each(out,
                           [&](const document&, document::place, const bindings&) { return ++found, true; });
        }
    };
    read_all();
    read_all();
    EXPECT_GT(taken, 30U);
    EXPECT_GT(found, 0U);
    const auto before = allocations();
    for (int i = 0; i < 100; ++i) read_all();
    EXPECT_EQ(allocations(), before);
}

TEST(Allocations, AreCounted) {
    const auto before = allocations();
    const auto number = std::make_unique<int>(1);
    EXPECT_EQ(allocations(), before + 1);
}

TEST(Document, GivesBackWhatALargeOneTook) {
    document out;
    bounds most;
    most.bytes = 10'000;
    const auto grow = [&] {
        for (int i = 0; i < 100; ++i) out.scratch().assign(1'000, 'x');
        out.clear(most);
    };
    grow();
    const auto before = allocations();
    grow();
    EXPECT_GT(allocations(), before + 70);
    EXPECT_LT(allocations(), before + 100);
}

}  // namespace
}  // namespace vigie::decode
