#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

std::string repeated(std::string_view text, std::size_t bytes) {
    std::string all;
    while (all.size() < bytes) all += text;
    return all;
}

TEST(HostileText, IsNotRead) {
    EXPECT_EQ(faults_of(repeated("# x\n", 4'194'305)), " the file is over 4MiB");
    EXPECT_EQ(faults_of("window: 5s\n\x04\nexpiry: x"), " the file holds control characters: it is no text");
    EXPECT_EQ(faults_of("client_id: \xff"), " the file is not UTF-8");
}

TEST(HostileText, MayNestDeeply) {
    for (const std::string_view open : {"[", "{", "- ", "? ", "{a: ", "[{a: "})
        EXPECT_NE(faults_of(repeated(open, 100'000)).find("not YAML: nested too deeply"), std::string::npos)
            << open;
}

TEST(HostileText, MayRepeatAliases) {
    std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        bomb += std::string{c} + ": &" + c + " [";
        for (int i = 0; i < 10; ++i) bomb += std::string{i == 0 ? "" : ","} + "*" + static_cast<char>(c - 1);
        bomb += "]\n";
    }
    EXPECT_NE(faults_of(bomb + "rules: *j\n"), "ok");

    const auto many =
        "limits: {readings_per_message: 1000}\nrules:\n- &r {name: a, topic: a, readings: [&x {metric: m, "
        "help: "
        "h}," +
        repeated("*x,", 6'000) + "]}\n" + repeated("- *r\n", 5'000);
    EXPECT_NE(faults_of(many).find("values are read until here"), std::string::npos)
        << faults_of(many).substr(0, 500);
}

TEST(HostileText, MayHoldItself) {
    EXPECT_NE(faults_of("rules: &a\n- *a\n- readings: *a\n"), "ok");
    EXPECT_NE(faults_of("&a {broker: *a, limits: *a, rules: [*a]}"), "ok");
}

TEST(HostileText, GetsAHundredShortFaults) {
    const auto text = "rules: [" + repeated("{},", 300'000) + "]\nlong: '" + repeated("ä", 100'000) + "'";
    const auto loaded = load(text, "f", "h");
    const auto& found = std::get<std::vector<fault>>(loaded);
    ASSERT_EQ(found.size(), 101U);
    EXPECT_TRUE(found.back().what.ends_with("more faults are not shown")) << found.back().what;
    const auto pointer = "rules: [{name: a, topic: a, time: 'ä" + repeated("äö", 100'000) + "'}]";
    EXPECT_LT(faults_of(pointer).size(), 1'000U);
}

}  // namespace
}  // namespace vigie::config
