#include "tests/unit/sensor-sim/small_plant.hpp"

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

TEST(PlantFile, GivesMachinesWithTheirSensors) {
    const auto p = parse_good(small_plant);
    EXPECT_EQ(p.site, "lyon");
    EXPECT_EQ(p.seed, 7U);
    ASSERT_EQ(p.machines.size(), 1U);
    const auto& m = p.machines[0];
    EXPECT_EQ(m.line, "press");
    EXPECT_EQ(m.rated_speed_rpm, 1480);
    ASSERT_EQ(m.profile.shifts.size(), 1U);
    EXPECT_DOUBLE_EQ(m.profile.shifts[0].load, 0.8);
    EXPECT_DOUBLE_EQ(m.profile.shifts[0].speed, 1);
}

TEST(PlantFile, MakesOneSeriesAnAxis) {
    const auto p = parse_good(small_plant);
    const auto& sensors = p.machines.at(0).sensors;
    ASSERT_EQ(sensors.size(), 4U);
    EXPECT_EQ(sensors[0].tail, "vibration/drive-end/x");
    EXPECT_EQ(sensors[1].tail, "vibration/drive-end/y");
    EXPECT_DOUBLE_EQ(sensors[1].full, 1.2);
    EXPECT_EQ(sensors[2].tail, "temperature/bearing");
    EXPECT_EQ(sensors[2].lag, 25min);
}

TEST(PlantFile, TakesSamplingFromThePlantUnlessTheSensorSays) {
    const auto p = parse_good(small_plant);
    EXPECT_EQ(p.machines.at(0).sensors[0].sampling, 60s);
    EXPECT_EQ(p.machines.at(0).sensors[3].sampling, 30s);
}

TEST(PlantFile, TakesTheFullSpeedFromTheNameplate) {
    EXPECT_EQ(parse_good(small_plant).machines.at(0).sensors[3].full, 1480);
}

TEST(PlantFile, ReadsEveryKindOfFault) {
    const auto p = parse_good(small_plant + R"(        faults:
          - {kind: bearing_wear, at: 3h, over: 4h, factor: 5, sensor: vibration/drive-end, heat: 9}
          - {kind: imbalance, at: 1h, factor: 2}
          - {kind: overheating, at: 1h, for: 2h, rise: 25, over: 10m}
          - {kind: blocked_cooling, at: 1h, factor: 1.5}
          - {kind: stuck, at: 1h, for: 1h, sensor: temperature/bearing}
          - {kind: dropout, at: 1h, for: 1h}
          - {kind: spike, at: 1h, height: -20, every: 30m, sensor: temperature/bearing}
          - {kind: drift, at: 1h, per_hour: 1.5, sensor: temperature}
)");
    const auto& faults = p.machines.at(0).faults;
    ASSERT_EQ(faults.size(), 8U);
    for (std::size_t i = 0; i < faults.size(); ++i) EXPECT_EQ(faults[i].kind, static_cast<fault_kind>(i));
    EXPECT_EQ(faults[0].over, 4h);
    EXPECT_EQ(faults[0].amount, 5);
    EXPECT_EQ(faults[0].heat, 9);
    EXPECT_EQ(faults[2].length, 2h);
    EXPECT_EQ(faults[6].every, 30min);
    EXPECT_EQ(faults[6].amount, -20);
}

}  // namespace
}  // namespace vigie::sim
