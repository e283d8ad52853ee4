#include "evaluate/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cmath>
#include <fstream>

namespace vigie::evaluate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Table, ReadsColumnsOfNumbers) {
    const auto read = parse_table("t_s,a,b\r\n0,1.5,-2e3\r\n\n10,,7\n", "x.csv");
    EXPECT_THAT(read.column("t_s", "x.csv"), ElementsAre(0, 10));
    EXPECT_THAT(read.column("b", "x.csv"), ElementsAre(-2000, 7));
    EXPECT_TRUE(std::isnan(read.column("a", "x.csv")[1]));
    EXPECT_EQ(read.rows(), 2u);
}

TEST(Table, NamesFileAndLineOfWhatIsWrong) {
    EXPECT_THAT([] { parse_table("a\n1\nx\n", "x.csv"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("x.csv:3: 'x' is not a number")));
    EXPECT_THAT([] { parse_table("a,b\n1\n", "x.csv"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("x.csv:2: has 1 cells, the head has 2")));
}

TEST(Table, NamesTheColumnThatIsMissingAndThoseThatAreThere) {
    const auto read = parse_table("t_s,a\n1,2\n", "x.csv");
    EXPECT_THAT([&] { read.column("b", "x.csv"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("x.csv: has no column 'b'; it has t_s, a")));
}

TEST(Table, ReadsPlainFilesAndGzip) {
    const auto directory = std::filesystem::path{testing::TempDir()};
    const auto plain = directory / "table_plain.csv", packed = directory / "table_packed.csv.gz";
    std::ofstream{plain} << "a\n1\n";
    gzFile file = gzopen(packed.c_str(), "wb");
    gzputs(file, "a\n2\n");
    gzclose(file);
    EXPECT_THAT(read_table(plain).column("a", plain), ElementsAre(1));
    EXPECT_THAT(read_table(packed).column("a", packed), ElementsAre(2));
    EXPECT_EQ(plain_or_gzip(plain), plain);
    EXPECT_EQ(plain_or_gzip(directory / "table_packed.csv"), packed);
    EXPECT_TRUE(plain_or_gzip(directory / "none.csv").empty());
}

TEST(Table, SaysWhichFileIsNotThere) {
    EXPECT_THAT([] { read_table("/nowhere/x.csv"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("/nowhere/x.csv: cannot be opened")));
}

}  // namespace
}  // namespace vigie::evaluate
