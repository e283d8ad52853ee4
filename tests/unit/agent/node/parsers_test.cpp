#include "agent/node/collectors.hpp"
#include "published.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <random>

namespace vigie::node {
namespace {

TEST(Cpu, SaysWhichTimeIsMissing) {
    published seen;
    EXPECT_EQ(parse_cpu("", 100, seen.out()), "no processors");
    EXPECT_EQ(parse_cpu("cpu  1 2 3 4 5 6 7 8\n", 100, seen.out()), "no processors");
    EXPECT_EQ(parse_cpu("cpu0 1 2 3", 100, seen.out()), "no idle time of cpu0");
    EXPECT_EQ(parse_cpu("cpu0 1 2 3 x 5 6 7 8", 100, seen.out()), "no idle time of cpu0");
    EXPECT_TRUE(seen.by_topic.empty());
    EXPECT_EQ(parse_cpu("cpu7 1 2 3 4 5 6 7 8", 10, seen.out()), "");
    EXPECT_EQ(
        seen.by_topic["cpu/7"],
        R"({"user":0.1,"nice":0.2,"system":0.3,"idle":0.4,"iowait":0.5,"irq":0.6,"softirq":0.7,"steal":0.8})");
}

TEST(Memory, SaysWhichLineIsMissingAndPublishesTheRest) {
    published seen;
    EXPECT_EQ(parse_memory("SwapTotal: 4 kB\nSwapFree: 1 kB\n", seen.out()), "no MemTotal: in meminfo");
    EXPECT_EQ(seen.by_topic.size(), 1U);
    EXPECT_EQ(seen.by_topic["memory/swap"], R"({"total_bytes":4096,"free_bytes":1024})");
}

TEST(Load, NeedsThreeNumbers) {
    published seen;
    EXPECT_EQ(parse_load("0.5 0.25", seen.out()), "no three load averages");
    EXPECT_EQ(parse_load("0.5 0.25 nan 1/2 3", seen.out()), "no three load averages");
    EXPECT_TRUE(seen.by_topic.empty());
}

TEST(Network, TakesTheLastColonAsTheNamesEnd) {
    published seen;
    EXPECT_EQ(parse_network("eth0:1: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n", seen.out()), "");
    EXPECT_EQ(
        seen.by_topic["network/eth0:1"],
        R"({"device":"eth0:1","receive_bytes":1,"receive_packets":2,"receive_errors":3,"receive_drops":4,)"
        R"("transmit_bytes":9,"transmit_packets":10,"transmit_errors":11,"transmit_drops":12})");
    EXPECT_EQ(parse_network("eth0: 1 2 3\n", seen.out()), "too few numbers for eth0");
    EXPECT_EQ(parse_network("no table\n", seen.out()), "no interfaces");
}

TEST(Network, StopsAtTheBound) {
    std::string text;
    for (std::size_t each = 0; each <= max_items; ++each)
        text += fmt::format("e{}: 1 2 3 4 5 6 7 8 9 10 11 12\n", each);
    published seen;
    EXPECT_EQ(parse_network(text, seen.out()), "more than 1024 interfaces");
    EXPECT_EQ(seen.by_topic.size(), max_items);
}

TEST(Pressure, DoesWithoutFull) {
    published seen;
    EXPECT_EQ(parse_pressure("some avg10=25.00 avg60=50.00 avg300=100.00 total=2500000\n", "cpu", seen.out()),
              "");
    ASSERT_EQ(seen.by_topic.size(), 1U);
    EXPECT_EQ(seen.by_topic["pressure/cpu/waiting"],
              R"({"10s_ratio":0.25,"60s_ratio":0.5,"300s_ratio":1,"seconds":2.5})");
    EXPECT_EQ(parse_pressure("some avg10=1 avg60=2\n", "cpu", seen.out()),
              "no avg300= in the pressure of cpu");
    EXPECT_EQ(parse_pressure("", "cpu", seen.out()), "no pressure of cpu");
}

TEST(Mounts, KeepWhatCanFillUp) {
    const struct {
        std::string_view line;
        std::string_view mountpoint;  // empty: left out
    } cases[] = {
        {"1 0 8:1 / / rw - ext4 /dev/sda1 rw", "/"},
        {"1 0 8:1 / /data rw,noatime shared:1 master:2 - btrfs /dev/sda1 rw", "/data"},
        {R"(1 0 8:1 / /a\040b\134c\011 rw - xfs /dev/sda1 rw)", "/a b\\c\t"},
        {R"(1 0 8:1 / /a\04 rw - xfs /dev/sda1 rw)", R"(/a\04)"},
        {"1 0 0:1 / /tmp rw - tmpfs tmpfs rw", ""},
        {"1 0 0:1 / /far rw - nfs4 server:/ rw", ""},
        {"1 0 0:1 / /far rw - fuse.sshfs server:/ rw", ""},
        {"1 0 0:1 / /var/lib/kubelet/pods/x rw - ext4 /dev/sdb rw", ""},
        {"1 0 8:1 / / rw ext4 /dev/sda1 rw", ""},
        {"1 0 8:1 / / rw -", ""},
        {"1 0 8:1 / nowhere rw - ext4 /dev/sda1 rw", ""},
        {"", ""},
        {"1 0", ""},
    };
    for (const auto& [line, mountpoint] : cases) {
        const auto mounts = parse_mounts(line);
        ASSERT_EQ(mounts.size(), mountpoint.empty() ? 0U : 1U) << line;
        for (const auto& each : mounts) EXPECT_EQ(each.mountpoint, mountpoint) << line;
    }
}

TEST(Mounts, NameADeviceOnceByItsShortestPath) {
    const auto mounts = parse_mounts(
        "1 0 8:1 /x /srv/x ro - ext4 /dev/sda1 rw\n"
        "2 0 8:2 / /home rw - ext4 /dev/sda2 rw\n"
        "3 0 8:1 / / rw - ext4 /dev/sda1 rw\n");
    ASSERT_EQ(mounts.size(), 2U);
    EXPECT_EQ(mounts[0].mountpoint, "/");
    EXPECT_FALSE(mounts[0].read_only);
    EXPECT_EQ(mounts[1].mountpoint, "/home");
}

TEST(Celsius, AreThousandths) {
    EXPECT_EQ(parse_celsius("48312\n"), 48.312);
    EXPECT_EQ(parse_celsius("-250"), -0.25);
    EXPECT_FALSE(parse_celsius(""));
    EXPECT_FALSE(parse_celsius("N/A"));
    EXPECT_FALSE(parse_celsius("12 13"));
}

TEST(Parsers, SurviveAnything) {
    std::mt19937_64 random{11};
    const std::string_view pieces[] = {"cpu0", "cpu",  " ",    "\n",     ":", "-",         "1",  "1e999",
                                       "\\04", "some", "full", "avg10=", "/", "MemTotal:", "\0x"};
    published seen;
    for (int run = 0; run < 3000; ++run) {
        std::string text;
        for (auto left = random() % 40; left > 0; --left) text += pieces[random() % std::size(pieces)];
        parse_cpu(text, 100, seen.out());
        parse_memory(text, seen.out());
        parse_load(text, seen.out());
        parse_network(text, seen.out());
        parse_pressure(text, "io", seen.out());
        parse_mounts(text);
        parse_celsius(text);
    }
}

}  // namespace
}  // namespace vigie::node
