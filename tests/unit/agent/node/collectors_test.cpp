#include "agent/node/collectors.hpp"
#include "published.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace vigie::node {
namespace {

using testing::HasSubstr;

TEST(Collectors, PublishAllThatTheFixtureHolds) {
    published seen;
    for (const auto& each : collectors())
        EXPECT_EQ(each.collect(fixture_roots(), seen.out()), "") << each.name;
    std::vector<std::string> topics;
    for (const auto& [topic, payload] : seen.by_topic) topics.push_back(topic);
    EXPECT_THAT(topics, testing::ElementsAre("cpu/0", "cpu/1", "filesystem/%2F", "filesystem/%2Fsrv%2Fdata",
                                             "load/average", "memory/ram", "memory/swap", "network/cni0",
                                             "network/eth0", "network/lo", "pressure/cpu/stalled",
                                             "pressure/cpu/waiting", "pressure/io/stalled",
                                             "pressure/io/waiting", "pressure/memory/stalled",
                                             "pressure/memory/waiting", "temperature/hwmon0%2Ftemp1",
                                             "temperature/hwmon0%2Ftemp2", "temperature/thermal_zone0"));

    EXPECT_THAT(seen.by_topic["memory/ram"], HasSubstr(R"("total_bytes":3977592832,)"));
    EXPECT_EQ(seen.by_topic["load/average"], R"({"1m":0.52,"5m":0.41,"15m":0.36})");
    EXPECT_THAT(
        seen.by_topic["network/eth0"],
        HasSubstr(
            R"("transmit_bytes":9315587,"transmit_packets":43451,"transmit_errors":4,"transmit_drops":5)"));
    EXPECT_EQ(seen.by_topic["temperature/thermal_zone0"],
              R"({"zone":"thermal_zone0","type":"cpu-thermal","celsius":48.312})");
    EXPECT_EQ(seen.by_topic["temperature/hwmon0%2Ftemp1"],
              R"({"zone":"hwmon0/temp1","type":"nvme Composite","celsius":38.85})");
    EXPECT_EQ(seen.by_topic["temperature/hwmon0%2Ftemp2"],
              R"({"zone":"hwmon0/temp2","type":"nvme","celsius":-0.25})");
}

TEST(Collectors, AskTheRootFileSystemForRoom) {
    published seen;
    EXPECT_EQ(collect_filesystem(fixture_roots(), seen.out()), "");
    const auto data = boost::json::parse(seen.by_topic["filesystem/%2Fsrv%2Fdata"]);
    EXPECT_EQ(data.at("mountpoint").as_string(), "/srv/data");
    EXPECT_EQ(data.at("device").as_string(), "/dev/sda1");
    EXPECT_EQ(data.at("fstype").as_string(), "xfs");
    EXPECT_EQ(data.at("readonly").to_number<int>(), 1);
    EXPECT_GT(data.at("size_bytes").to_number<double>(), 0);
    EXPECT_LE(data.at("available_bytes").to_number<double>(), data.at("size_bytes").to_number<double>());
}

TEST(Collectors, SayWhatIsMissingAndDoNotPublish) {
    const roots nowhere{"/nonexistent/proc", "/nonexistent/sys", "/nonexistent/root"};
    published seen;
    for (const auto& each : collectors()) {
        const auto fault = each.collect(nowhere, seen.out());
        if (each.name == "temperature") {
            EXPECT_EQ(fault, "") << "a virtual machine has no thermometer";
        } else {
            EXPECT_THAT(fault, HasSubstr("cannot read /nonexistent/proc/")) << each.name;
        }
    }
    EXPECT_TRUE(seen.by_topic.empty());
}

TEST(Collectors, GoOnWhenOneMountCannotBeSeen) {
    auto from = fixture_roots();
    from.rootfs += "/srv";
    published seen;
    EXPECT_THAT(collect_filesystem(from, seen.out()), HasSubstr("root/srv/srv/data: No such file"));
    EXPECT_EQ(seen.by_topic.size(), 1U);
}

TEST(Collectors, ReadThisVeryNode) {
    published seen;
    for (const auto& each : collectors()) each.collect(roots{}, seen.out());
    EXPECT_TRUE(seen.by_topic.contains("cpu/0"));
    EXPECT_TRUE(seen.by_topic.contains("memory/ram"));
    for (const auto& [topic, payload] : seen.by_topic) {
        boost::system::error_code error;
        boost::json::parse(payload, error);
        EXPECT_FALSE(error) << topic << ' ' << payload;
        EXPECT_EQ(topic.find_first_of("+#"), std::string::npos);
    }
}

}  // namespace
}  // namespace vigie::node
