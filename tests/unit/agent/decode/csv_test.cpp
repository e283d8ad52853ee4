#include "tests/unit/agent/decode/decoded.hpp"

#include <gtest/gtest.h>

namespace vigie::decode {
namespace {

using namespace std::string_view_literals;

recipe csv(char delimiter, bool header, std::vector<std::string> columns = {}) {
    format_options options;
    options.csv.delimiter = delimiter;
    options.csv.header = header;
    options.csv.columns = std::move(columns);
    return as("csv", options);
}

TEST(Csv, ReadsRowsOfCells) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"1,2", "[[1,2]]"},
        {"1,2\n", "[[1,2]]"},
        {"1,2\r\n3,4\r\n", "[[1,2],[3,4]]"},
        {"1,2\r3,4", "[[1,2],[3,4]]"},
        {"\n\n1\n\n2\n\n", "[[1],[2]]"},
        {"1,2\n3", "[[1,2],[3]]"},
        {"21.50,-3,+4,1e3,.5", "[[21.5(21.50),-3,4(+4),1000(1e3),0.5(.5)]]"},
        {"1e400", "[[inf(1e400)]]"},
        {"on,NaN,12 V,0x10,1 2", R"([["on","NaN","12 V","0x10","1 2"]])"},
        {"1,,3", "[[1,null,3]]"},
        {",", "[[null,null]]"},
        {",\n", "[[null,null]]"},
        {"1,", "[[1,null]]"},
        {R"(1,"",3)", R"([[1,"",3]])"},
        {" 1 ,\t2\t, a b ", R"([[1,2,"a b"]])"},
        {R"("1", "2" ,3)", "[[1,2,3]]"},
        {R"("a,b","c ""d""","e
f")",
         "[[\"a,b\",\"c \"d\"\",\"e\nf\"]]"},
        {R"(" a ")", R"([[" a "]])"},
        {"temp;21,5", R"([["temp;21",5]])"},
        {"température,°C", R"([["température","°C"]])"},
        {"\xef\xbb\xbf"
         "1,2",
         "[[1,2]]"},
        {"\n", "[]"},
        {" ", "[]"},
        {"1\0,2"sv, "[[\"1\0\",2]]"sv},
    };
    for (const auto& [payload, found] : cases) EXPECT_EQ(decoded("csv", payload), found) << payload;
}

TEST(Csv, TakesAnyDelimiter) {
    EXPECT_EQ(read_as(csv(';', false), "a;21,5;7"), R"([["a","21,5",7]])");
    EXPECT_EQ(read_as(csv(';', true), "t;p\n21,5;7"), R"([{"t":"21,5","p":7}])");
    EXPECT_EQ(read_as(csv('\t', false), "1\t\t a \t2"), R"([[1,null,"a",2]])");
    EXPECT_EQ(read_as(csv('|', false), "1|2,3"), R"([[1,"2,3"]])");
    EXPECT_EQ(read_as(csv(' ', false), "1 2"), "[[1,2]]");
    EXPECT_EQ(decoded("csv", "1,2"), "[[1,2]]") << "the delimiter of the rule before is forgotten";
}

TEST(Csv, NamesCellsByColumns) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"1,2", R"([{"a":1,"b":2}])"},
        {"1,2\n3,4", R"([{"a":1,"b":2},{"a":3,"b":4}])"},
        {"1", R"([{"a":1}])"},
        {",2", R"([{"a":null,"b":2}])"},
        {"1,2,3", "malformed"},
        {"1,2,3\n1,2,3,4", "malformed"},
        {"\n", "[]"},
    };
    for (const auto& [payload, found] : cases)
        EXPECT_EQ(read_as(csv(',', false, {"a", "b"}), payload), found) << payload;
}

TEST(Csv, RefusesARowAndReadsTheOthers) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"1,2\n1,2,", R"([{"a":1,"b":2},malformed])"},
        {"1,2,3\n1,2", R"([malformed,{"a":1,"b":2}])"},
        {"1,2,3,4,5\n1,2,3\n7", R"([malformed,malformed,{"a":7}])"},
        {"1,2\n1,\"2\"3\n5,6", R"([{"a":1,"b":2},malformed])"},
        {"1,2\n\"open", R"([{"a":1,"b":2},malformed])"},
    };
    for (const auto& [payload, found] : cases)
        EXPECT_EQ(read_as(csv(',', false, {"a", "b"}), payload), found) << payload;
}

TEST(Csv, NamesCellsByAHeader) {
    struct {
        std::string_view payload, found;
    } const cases[] = {
        {"a,b\n1,2\n3,4", R"([{"a":1,"b":2},{"a":3,"b":4}])"},
        {"\"a,1\", b \n1,2", R"([{"a,1":1,"b":2}])"},
        {"\n\na\n\n1\n", R"([{"a":1}])"},
        {"a,a\n1,2", R"([{"a":1,"a":2}])"},
        {"a,\n1,2", R"([{"a":1,"":2}])"},
        {"1,2\n3,4", R"([{"1":3,"2":4}])"},
        {"a,b", "[]"},
        {"a,b\n1,2,3", "malformed"},
        {"\n", "[]"},
    };
    for (const auto& [payload, found] : cases) EXPECT_EQ(read_as(csv(',', true), payload), found) << payload;
}

TEST(Csv, PassesOverAHeaderWhenTheColumnsAreGiven) {
    EXPECT_EQ(read_as(csv(',', true, {"x"}), "a\n1"), R"([{"x":"a"},{"x":1}])");
}

TEST(Csv, NamesWhatIsWrong) {
    struct {
        std::string_view payload, why;
    } const cases[] = {
        {"", "empty_payload"},
        {"\"a", "malformed"},
        {"1,\"a\n2", "malformed"},
        {"a\"b", "malformed"},
        {R"("a"b)", "malformed"},
        {R"("a" "b")", "malformed"},
        {"1,\xb0"
         "C",
         "not_utf8"},
        {"\"\xff", "not_utf8"},
    };
    for (const auto& [payload, why] : cases) EXPECT_EQ(decoded("csv", payload), why) << payload;
}

TEST(Csv, KeepsNothingOfTheDocumentBefore) {
    for (const std::string_view broken : {"1,\"cut", "1,\"a\"b", "\"a\" ", "1,", "a\"", "\"\"\""}) {
        (void)decoded("csv", broken);
        EXPECT_EQ(decoded("csv", "7,8"), "[[7,8]]") << broken;
        (void)read_as(csv(',', true), broken);
        EXPECT_EQ(read_as(csv(',', true), "a\n1"), R"([{"a":1}])") << broken;
    }
}

TEST(Csv, IsBounded) {
    bounds few;
    few.values = 5;
    EXPECT_EQ(decoded("csv", "1,2,3", few), "[[1,2,3]]");
    EXPECT_EQ(decoded("csv", "1,2,3,4", few), "too_many_values");
    EXPECT_EQ(decoded("csv", "1\n2\n3", few), "too_many_values");
    EXPECT_EQ(read_as(csv(',', true), "a,b,c,d,e,f\n1", few), "too_many_values");
    EXPECT_EQ(decoded("csv", std::string(200'000, ',')), "too_many_values");
    EXPECT_EQ(read_as(csv(',', true), std::string(200'000, ',')), "too_many_values");
    EXPECT_EQ(decoded("csv", std::string(200'000, '\n') + "1"), "[[1]]");
    EXPECT_EQ(decoded("csv", "1", bounds{1}), "too_deep");
}

TEST(Csv, ReadsLongCells) {
    const std::string text(200'000, 'x');
    EXPECT_EQ(decoded("csv", "1," + text + ",2"), "[[1,\"" + text + "\",2]]");
    EXPECT_EQ(decoded("csv", "1,\"" + text), "malformed");
}

}  // namespace
}  // namespace vigie::decode
