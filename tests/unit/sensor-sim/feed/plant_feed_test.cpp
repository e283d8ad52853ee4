#include "sensor-sim/feed/plant_feed.hpp"

#include "tests/unit/sensor-sim/small_plant.hpp"

#include <algorithm>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

constexpr start_time start{1767592800000ms};

std::vector<std::string> lines_of(plant p, int count, double rate = 0) {
    plant_feed feed{std::move(p), start, rate, 600};
    std::vector<std::string> lines;
    for (int i = 0; i < count; ++i) {
        const auto r = feed.next();
        lines.push_back(r->topic + ' ' + r->payload);
    }
    return lines;
}

TEST(PlantFeed, SaysTheSameForTheSameSeed) {
    const auto p = parse_good(small_plant);
    EXPECT_EQ(lines_of(p, 500), lines_of(p, 500));
    EXPECT_EQ(lines_of(p, 500, 100), lines_of(p, 500, 100));
    auto other = p;
    other.seed = 8;
    EXPECT_NE(lines_of(p, 500), lines_of(other, 500));
}

TEST(PlantFeed, GivesASensorTheSameSeriesWhateverStandsBesideIt) {
    const auto all = lines_of(parse_good(small_plant), 500);
    auto fewer = parse_good(small_plant);
    fewer.machines[0].sensors.erase(fewer.machines[0].sensors.begin(), fewer.machines[0].sensors.begin() + 2);
    for (const auto& line : lines_of(fewer, 100))
        EXPECT_NE(std::find(all.begin(), all.end(), line), all.end()) << line;
}

TEST(PlantFeed, WritesTopicValueAndPlantTime) {
    auto p = parse_good(small_plant);
    for (auto& s : p.machines[0].sensors) s.noise = 0;
    plant_feed feed{p, start, 0, 600};
    const auto r = feed.next();
    EXPECT_EQ(r->topic, "plant/lyon/press/pump-1/vibration/drive-end/x");
    EXPECT_EQ(r->payload, R"({"value":1.3,"ts":1767592800000})");
    ASSERT_EQ(feed.machines().size(), 1U);
    EXPECT_EQ(feed.machines()[0].topic, "plant/lyon/press/pump-1");
    EXPECT_EQ(feed.machines()[0].nameplate,
              R"({"name":"pump-1","rated_speed_rpm":1480,"rated_power_kw":22})");
}

TEST(PlantFeed, GivesAnEmptyPayloadForASilentSensor) {
    plant_feed feed{parse_good(small_plant + "        faults: [{kind: dropout, at: 0h}]\n"), start, 0, 1};
    for (int i = 0; i < 20; ++i) EXPECT_EQ(feed.next()->payload, "");
}

TEST(PlantFeed, PublishesWhatAMachineCountsOfItsProduction) {
    auto p = parse_good(small_plant + "        production: {cycle: 12s, sampling: 10m}\n");
    p.machines[0].sensors.clear();
    plant_feed feed{p, start, 0, 600};
    EXPECT_EQ(feed.next()->payload,
              R"({"state":2,"planned_s":0,"producing_s":0,"parts":0,"scrap":0,"cycle_s":12,)"
              R"("ts":1767592800000})");
    const auto r = feed.next();
    EXPECT_EQ(r->topic, "plant/lyon/press/pump-1/production");
    EXPECT_EQ(r->payload, R"({"state":2,"planned_s":600,"producing_s":600,"parts":40,"scrap":0,"cycle_s":12,)"
                          R"("ts":1767593400000})");
}

TEST(Payload, HasThreeDecimalsAndNoMinusZero) {
    const std::pair<double, std::string> cases[] = {
        {4.2, "4.2"}, {1.23456, "1.235"}, {-0.0001, "0"}, {1480, "1480"}};
    for (const auto& [value, text] : cases)
        EXPECT_EQ(value_payload(value, start_time{5ms}), R"({"value":)" + text + R"(,"ts":5})");
}

TEST(Nameplate, EscapesWhatJsonMust) {
    const machine m{.name = "p", .maker = "A \"B\"", .rated_power_kw = 5.5};
    EXPECT_EQ(nameplate_payload(m), R"({"name":"p","maker":"A \"B\"","rated_power_kw":5.5})");
}

}  // namespace
}  // namespace vigie::sim
