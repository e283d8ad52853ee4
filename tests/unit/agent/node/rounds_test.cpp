#include "agent/node/rounds.hpp"
#include "published.hpp"
#include "tests/unit/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace vigie::node {
namespace {

TEST(Rounds, SayAFaultOnceAndWhenItIsOver) {
    const temporary_directory own;
    const std::string directory = own.path();
    std::filesystem::copy(fixtures + "/proc", directory, std::filesystem::copy_options::recursive);
    std::filesystem::remove(directory + "/loadavg");

    std::vector<std::string> said;
    rounds rounds{{directory, fixtures + "/sys", fixtures + "/root"},
                  [&](std::string_view collector, std::string_view fault) {
                      said.push_back(std::string{collector} + ": " + std::string{fault});
                  }};
    published seen;
    rounds.collect(seen.out());
    rounds.collect(seen.out());
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0], "load: cannot read " + directory + "/loadavg: No such file or directory");
    EXPECT_FALSE(seen.by_topic.contains("load/average"));
    EXPECT_TRUE(seen.by_topic.contains("cpu/0"));

    std::filesystem::copy(fixtures + "/proc/loadavg", directory + "/loadavg");
    rounds.collect(seen.out());
    rounds.collect(seen.out());
    ASSERT_EQ(said.size(), 2U);
    EXPECT_EQ(said[1], "load: ");
    EXPECT_TRUE(seen.by_topic.contains("load/average"));
}

}  // namespace
}  // namespace vigie::node
