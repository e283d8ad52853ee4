#include "agent/node/read_file.hpp"

#include "tests/unit/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace vigie::node {
namespace {

class ReadFile : public testing::Test {
protected:
    std::string write(std::size_t bytes) {
        const auto path = (directory_.path() / "file").string();
        std::ofstream{path} << std::string(bytes, 'x');
        return path;
    }
    temporary_directory directory_;
};

TEST_F(ReadFile, ReadsFilesUpToTheBound) {
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{1}, std::size_t{65'536}, max_file_bytes}) {
        const auto text = read_file(write(bytes));
        ASSERT_TRUE(text) << bytes;
        EXPECT_EQ(text->size(), bytes);
    }
}

TEST_F(ReadFile, RefusesLargerOnes) {
    EXPECT_EQ(read_file(write(max_file_bytes + 1)).error(), boost::system::errc::file_too_large);
    EXPECT_EQ(read_file("/dev/zero").error(), boost::system::errc::file_too_large);
}

TEST_F(ReadFile, SaysWhatIsWrong) {
    const auto path = (directory_.path() / "absent").string();
    const auto text = read_file(path);
    ASSERT_FALSE(text);
    EXPECT_EQ(cannot_read(path, text.error()), "cannot read " + path + ": No such file or directory");
    EXPECT_EQ(read_file(directory_.path().string()).error(), boost::system::errc::is_a_directory);
}

TEST_F(ReadFile, ReadsFilesThatSayTheyAreEmpty) {
    EXPECT_GT(read_file("/proc/self/status")->size(), 100U);
}

}  // namespace
}  // namespace vigie::node
