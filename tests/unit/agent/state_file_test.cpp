#include "agent/state_file.hpp"

#include "tests/unit/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace vigie {
namespace {

namespace fs = std::filesystem;

class StateFile : public testing::Test {
protected:
    static condition::memory one_machine() {
        condition::memory made;
        made.machines.emplace_back().labels = "machine=\"pump-1\"";
        return made;
    }
    void put(std::string_view bytes) const { std::ofstream{file.path(), std::ios::binary} << bytes; }
    restored read() {
        found = {};
        return file.read(found);
    }
    temporary_directory own;
    const fs::path& directory = own.path();
    state_file file{""};
    condition::memory found;
};

TEST_F(StateFile, IsReadAsItWasWritten) {
    file = state_file{directory / "made" / "when needed"};
    EXPECT_EQ(read(), restored::fresh);
    EXPECT_FALSE(file.write(condition::pack(one_machine())));
    EXPECT_FALSE(file.write(condition::pack(one_machine())));
    EXPECT_EQ(read(), restored::restored);
    EXPECT_EQ(found.machines.size(), 1u);
    EXPECT_EQ(std::distance(fs::directory_iterator{file.path().parent_path()}, {}), 1) << "nothing beside it";
}

TEST_F(StateFile, IsSetAsideWhereItCannotBeUsed) {
    file = state_file{directory};
    auto newer = condition::pack(one_machine());
    newer[8] = 9;
    const std::pair<std::string, restored> cases[] = {
        {"vigie-st", restored::damaged}, {"#!/bin/sh", restored::foreign}, {newer, restored::newer}};
    for (const auto& [bytes, is] : cases) {
        for (int again = 0; again < 2; ++again) {
            put(bytes);
            EXPECT_EQ(read(), is);
            EXPECT_FALSE(fs::exists(file.path()));
            EXPECT_TRUE(fs::exists(directory / ("vigie.state." + std::string{name_of(is)})));
        }
        EXPECT_TRUE(found.machines.empty());
    }
    EXPECT_EQ(std::distance(fs::directory_iterator{directory}, {}), 3);
}

TEST_F(StateFile, SaysWhyItCannotBeWritten) {
    std::ofstream{directory / "file"} << "x";
    const auto failed = state_file{directory / "file" / "below"}.write("x");
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->why, save_failure::no_directory);
    EXPECT_NE(failed->words.find("vigie.state.new"), std::string::npos);
    const auto full = state_file{"/dev/full"}.write("x");
    ASSERT_TRUE(full);
    EXPECT_EQ(full->why, save_failure::no_directory);
}

}  // namespace
}  // namespace vigie
